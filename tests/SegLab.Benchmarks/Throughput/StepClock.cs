using System.Diagnostics;
using SegLab.Training;

namespace SegLab.Benchmarks.Throughput;

/// <summary>Notes when training steps end, and ends training after the last one wanted.</summary>
/// <param name="steps">How many are wanted, the first of which is not timed.</param>
/// <param name="enough">Is cancelled after them.</param>
internal sealed class StepClock(int steps, CancellationTokenSource enough) : IProgress<TrainingProgress>
{
    private readonly List<double> _seconds = [];
    private long _started;

    /// <summary>Seconds of each step but the first.</summary>
    public IReadOnlyList<double> Seconds => _seconds;

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        if (value.Batch > 1)
            _seconds.Add(Stopwatch.GetElapsedTime(_started).TotalSeconds);
        if (value.Batch >= steps)
            enough.Cancel();
        _started = Stopwatch.GetTimestamp();
    }
}
