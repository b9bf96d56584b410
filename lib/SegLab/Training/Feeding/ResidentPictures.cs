using SegLab.Data;
using SegLab.Losses;
using static TorchSharp.torch;

namespace SegLab.Training.Feeding;

/// <summary>All training pictures on the device, as they are stored; a batch is made there by indexing, so that a step copies nothing to the device.</summary>
internal sealed class ResidentPictures : IPictureFeed
{
    private readonly int _batchSize;
    private readonly StoredValues _values;
    private readonly Tensor _pictures;
    private readonly Tensor _masks;
    private readonly Target _targets;
    private Tensor _order;

    /// <summary>Loads the pictures.</summary>
    /// <param name="images">The pictures.</param>
    /// <param name="indices">Which of them to train on.</param>
    /// <param name="batchSize">Pictures a step.</param>
    /// <param name="device">Where to.</param>
    public ResidentPictures(ImageSet images, IReadOnlyList<int> indices, int batchSize, Device device)
    {
        (_batchSize, _values) = (batchSize, new StoredValues(device));
        using var scope = NewDisposeScope();
        var stored = empty([indices.Count, 3, images.Height, images.Width], images.HoldsBytes ? ScalarType.Byte : ScalarType.Float32);
        for (var position = 0; position < indices.Count; position++)
        {
            using var picture = stored[position];
            images.ReadStored(indices[position], picture.bytes);
        }

        _pictures = stored.to(device).DetachFromDisposeScope();
        _masks = images.Masks(indices).to(device).DetachFromDisposeScope();
        _order = arange(indices.Count, device: device).DetachFromDisposeScope();
        _targets = new Target(_masks);
    }

    /// <inheritdoc/>
    public void Begin(IReadOnlyList<int> order, int from)
    {
        _order.Dispose();
        _order = tensor([.. order.Select(position => (long)position)], device: _pictures.device).DetachFromDisposeScope();
    }

    /// <inheritdoc/>
    public TrainingBatch Take(int batch) => At(_order.narrow(0, batch * _batchSize, Math.Min(_batchSize, _order.shape[0] - (batch * _batchSize))));

    /// <inheritdoc/>
    public TrainingBatch First(int count) => At(arange(count, device: _pictures.device));

    /// <inheritdoc/>
    public void Dispose()
    {
        _targets.Dispose();
        _pictures.Dispose();
        _masks.Dispose();
        _order.Dispose();
        _values.Dispose();
    }

    // The positions live in the step's scope, as long as the batch.
    private TrainingBatch At(Tensor positions) => new(_values.ToFloats(_pictures.index_select(0, positions)), _targets.Batch(positions));
}
