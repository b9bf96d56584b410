using System.Diagnostics;
using SegLab.Data;
using SegLab.Figures.Results;
using SegLab.Training;

namespace SegLab.Benchmarks.Gpu;

/// <summary>Draws what a notebook shows after each epoch, and notes how long epochs take with it.</summary>
/// <param name="images">The pictures that are drawn.</param>
/// <param name="warmup">Epochs that are not timed.</param>
internal sealed class EpochClock(ImageSet images, int warmup) : IProgress<TrainingProgress>
{
    private readonly List<double> _seconds = [];
    private long _started = Stopwatch.GetTimestamp();

    /// <summary>Seconds of each epoch after those to warm up: training, validation, pictures.</summary>
    public IReadOnlyList<double> Seconds => _seconds;

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        // Reading the losses at an epoch's end has waited for the GPU.
        if (value.Preview is not { } preview)
            return;
        PredictionGrid.Of("", images, preview).ToPng();
        LossCurves.Of("", value.History).ToPng();
        if (value.Epoch > warmup)
            _seconds.Add(Stopwatch.GetElapsedTime(_started).TotalSeconds);
        _started = Stopwatch.GetTimestamp();
    }
}
