using SegLab.Data;
using SegLab.Losses;
using SegLab.Randomness;
using SegLab.Training.Augmenting;
using SegLab.Training.Feeding;
using static TorchSharp.torch;

namespace SegLab.Training;

/// <summary>Each epoch's batches of the training pictures: from the device where they fit there, else read ahead from where they are stored.</summary>
internal sealed class TrainingBatches : IDisposable
{
    /// <summary>The most that training pictures and masks may take on the device, in bytes.</summary>
    public const long ResidentBudget = 1L << 30;

    // An independent stream of the run's seed.
    private const uint ShuffleStream = 2;

    private readonly TrainingOptions _options;
    private readonly int _pictureCount;
    private readonly MersenneTwister _generator;
    private readonly IPictureFeed _feed;
    private int[] _order;
    private int _epoch;

    /// <summary>Gets the pictures ready.</summary>
    /// <param name="images">The pictures.</param>
    /// <param name="indices">Which of them to train on.</param>
    /// <param name="options">Batch size, seed, augmentation, and whether to shuffle.</param>
    /// <param name="device">Where to.</param>
    /// <param name="budget">The most that may stay on the device, in bytes.</param>
    public TrainingBatches(ImageSet images, IReadOnlyList<int> indices, TrainingOptions options, Device device, long budget = ResidentBudget)
    {
        (_options, _pictureCount) = (options, indices.Count);
        _generator = MersenneTwister.ForStream(options.Seed, ShuffleStream);
        _order = [.. Enumerable.Range(0, indices.Count)];
        // Masks are kept as float32.
        var resident = indices.Count * ((long)images.StoredLength + (sizeof(float) * images.Height * images.Width));
        _feed = resident <= budget ? new ResidentPictures(images, indices, options.BatchSize, device) : new StreamedPictures(images, indices, options.BatchSize, device);
    }

    /// <summary>Steps an epoch.</summary>
    public int Count => (_pictureCount + _options.BatchSize - 1) / _options.BatchSize;

    /// <summary>Puts the pictures into the order of an epoch; the draws of those before it are made up for.</summary>
    /// <param name="epoch">Counted from 1, rising.</param>
    /// <param name="from">The batch that is taken first, counted from 0: more where an epoch was cut off.</param>
    public void Shuffle(int epoch, int from = 0)
    {
        if (_epoch >= epoch)
            return;
        for (; _epoch < epoch; _epoch++)
        {
            if (_options.Shuffle)
                _order = _generator.Permutation(_pictureCount);
        }

        _feed.Begin(_order, from);
    }

    /// <summary>The next batch of the epoch, augmented.</summary>
    /// <param name="batch">Counted from 0, rising by 1 from the one that is taken first.</param>
    /// <returns>The caller disposes it.</returns>
    public TrainingBatch Take(int batch)
    {
        var plain = _feed.Take(batch);
        if (_options.Augmentation == Augmentation.None)
            return plain;
        using (plain)
        {
            var positions = _order.Skip(batch * _options.BatchSize).Take(_options.BatchSize);
            var draws = positions.Select(position => AugmentationDraw.Of(_options.Augmentation, _options.Seed, _epoch, position)).ToArray();
            var (varied, masks) = Augmenter.Apply(_options.Augmentation, plain.Pictures, plain.Target.Masks, draws);
            return new TrainingBatch(varied, new Target(masks));
        }
    }

    /// <summary>A few pictures to try things on, not augmented.</summary>
    /// <param name="count">How many at most.</param>
    /// <returns>The caller disposes it.</returns>
    public TrainingBatch First(int count) => _feed.First(Math.Min(count, _pictureCount));

    /// <summary>Disposes the pictures and targets; a reading that is under way is ended first.</summary>
    public void Dispose() => _feed.Dispose();
}
