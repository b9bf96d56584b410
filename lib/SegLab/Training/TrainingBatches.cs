using SegLab.Data;
using SegLab.Losses;
using SegLab.Randomness;
using SegLab.Training.Augmenting;
using static TorchSharp.torch;

namespace SegLab.Training;

/// <summary>The training pictures on the device, and each epoch's batches of them.</summary>
internal sealed class TrainingBatches : IDisposable
{
    // An independent stream of the run's seed.
    private const uint ShuffleStream = 2;

    private readonly TrainingOptions _options;
    private readonly int _pictureCount;
    private readonly MersenneTwister _generator;
    private int[] _order;
    private int _epoch;

    /// <summary>Loads the pictures.</summary>
    /// <param name="images">The pictures.</param>
    /// <param name="indices">Which of them to train on.</param>
    /// <param name="options">Batch size, seed, augmentation, and whether to shuffle.</param>
    /// <param name="device">Where to.</param>
    public TrainingBatches(ImageSet images, IReadOnlyList<int> indices, TrainingOptions options, Device device)
    {
        (_options, _pictureCount) = (options, indices.Count);
        _generator = MersenneTwister.ForStream(options.Seed, ShuffleStream);
        _order = [.. Enumerable.Range(0, indices.Count)];
        Pictures = images.Images(indices).to(device);
        Targets = new Target(images.Masks(indices).to(device));
    }

    /// <summary>Steps an epoch.</summary>
    public int Count => (_pictureCount + _options.BatchSize - 1) / _options.BatchSize;

    /// <summary>All of them, <c>[N, 3, H, W]</c>; the scope in which they were loaded disposes them.</summary>
    public Tensor Pictures { get; }

    /// <summary>Their masks, and what losses derive from them.</summary>
    public Target Targets { get; }

    /// <summary>Puts the pictures into the order of an epoch; the draws of those before it are made up for.</summary>
    /// <param name="epoch">Counted from 1, rising.</param>
    public void Shuffle(int epoch)
    {
        for (; _epoch < epoch; _epoch++)
        {
            if (_options.Shuffle)
                _order = _generator.Permutation(_pictureCount);
        }
    }

    /// <summary>A batch of the epoch, augmented.</summary>
    /// <param name="batch">Counted from 0.</param>
    /// <returns>The caller disposes it.</returns>
    public TrainingBatch Take(int batch)
    {
        var positions = _order.Skip(batch * _options.BatchSize).Take(_options.BatchSize).ToArray();
        var chosen = tensor(Array.ConvertAll(positions, position => (long)position), device: Pictures.device);
        var pictures = Pictures.index_select(0, chosen);
        if (_options.Augmentation == Augmentation.None)
            return new TrainingBatch(pictures, Targets.Batch(chosen));
        var draws = Array.ConvertAll(positions, position => AugmentationDraw.Of(_options.Augmentation, _options.Seed, _epoch, position));
        var (varied, masks) = Augmenter.Apply(_options.Augmentation, pictures, Targets.Masks.index_select(0, chosen), draws);
        return new TrainingBatch(varied, new Target(masks));
    }

    /// <summary>Disposes the targets.</summary>
    public void Dispose() => Targets.Dispose();
}
