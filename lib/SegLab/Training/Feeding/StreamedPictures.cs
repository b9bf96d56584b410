using SegLab.Data;
using SegLab.Losses;
using static TorchSharp.torch;

namespace SegLab.Training.Feeding;

/// <summary>Training pictures that stay where they are stored: the next batch is read while a step computes. What losses derive from masks is made for each batch.</summary>
/// <param name="images">The pictures.</param>
/// <param name="indices">Which of them to train on.</param>
/// <param name="batchSize">Pictures a step.</param>
/// <param name="device">Where to.</param>
internal sealed class StreamedPictures(ImageSet images, IReadOnlyList<int> indices, int batchSize, Device device) : IPictureFeed
{
    private readonly StoredValues _values = new(device);
    private readonly BatchReader _reader = new(images, indices, batchSize);

    /// <inheritdoc/>
    public void Begin(IReadOnlyList<int> order, int from) => _reader.Begin(order, from);

    /// <inheritdoc/>
    public TrainingBatch Take(int batch)
    {
        using var scope = NewDisposeScope();
        using var read = _reader.Take(batch);
        var pictures = empty([read.Count, 3, images.Height, images.Width], images.HoldsBytes ? ScalarType.Byte : ScalarType.Float32);
        read.Pictures.CopyTo(pictures.bytes);
        var masks = empty([read.Count, 1, images.Height, images.Width], ScalarType.Byte);
        read.Masks.CopyTo(masks.bytes);
        return new(_values.ToFloats(pictures.to(device)).MoveToOuterDisposeScope(), new Target(masks.to(device).to_type(ScalarType.Float32).MoveToOuterDisposeScope()));
    }

    /// <inheritdoc/>
    public TrainingBatch First(int count)
    {
        int[] first = [.. indices.Take(count)];
        return new(images.Images(first).to(device), new Target(images.Masks(first).to(device)));
    }

    /// <summary>Ends the reading and waits until it has ended.</summary>
    public void Dispose()
    {
        _reader.Dispose();
        _values.Dispose();
    }
}
