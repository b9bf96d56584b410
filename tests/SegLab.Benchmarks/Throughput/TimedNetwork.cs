using System.Diagnostics;
using SegLab.Data;
using SegLab.Losses;
using SegLab.Models;
using SegLab.Randomness;
using SegLab.Training;

namespace SegLab.Benchmarks.Throughput;

/// <summary>A network whose training steps and predictions are timed as the product runs them: by the trainer and by the evaluation, on made-up lesions, with BCE.</summary>
internal sealed class TimedNetwork : IDisposable
{
    private readonly ImageSet _images;
    private readonly ThroughputSettings _settings;
    private readonly SegmentationNetwork _network;

    /// <summary>Builds the network.</summary>
    /// <param name="architecture">Which.</param>
    /// <param name="images">At least a batch of pictures.</param>
    /// <param name="settings">Pictures a step, and in which numbers.</param>
    public TimedNetwork(Architecture architecture, ImageSet images, ThroughputSettings settings)
    {
        (Architecture, _images, _settings) = (architecture, images, settings);
        _network = architecture.Build();
        _network.Precision = settings.Precision;
        WeightInitialization.Initialize(_network, new MersenneTwister(42));
    }

    /// <summary>Which network.</summary>
    public Architecture Architecture { get; }

    /// <summary>Trains, and times every step but the first, which warms up at the true batch. Taking the batch and the optimizer's step are part of a step; validation is not.</summary>
    /// <param name="steps">How many are timed.</param>
    /// <returns>Seconds of each.</returns>
    public IReadOnlyList<double> Train(int steps)
    {
        // An index may stand in a split more than once: an epoch of so many steps, whatever the number of pictures.
        int[] train = [.. Enumerable.Range(0, (steps + 1) * _settings.Batch).Select(position => position % _images.Count)];
        using var enough = new CancellationTokenSource();
        var clock = new StepClock(steps + 1, enough);
        Trainer.Train(_network, new Bce(), _images, new Split(train, [.. train.Take(_settings.Batch)], []), new TrainingOptions { Epochs = 1, BatchSize = _settings.Batch, Precision = _settings.Precision }, clock, enough.Token);
        return clock.Seconds;
    }

    /// <summary>Predicts a batch of pictures, after one to warm up: training leaves the memory in another state.</summary>
    /// <returns>Seconds.</returns>
    public double Predict()
    {
        Once();
        var started = Stopwatch.GetTimestamp();
        Once();
        return Stopwatch.GetElapsedTime(started).TotalSeconds;

        void Once() => Evaluation.ForEachBatch(
            _network, _images, [.. Enumerable.Range(0, _settings.Batch)], _settings.Batch, mirrors: false, CancellationToken.None, (logits, _) => (logits > 0).sum().item<long>());
    }

    /// <summary>Disposes the network.</summary>
    public void Dispose() => _network.Dispose();
}
