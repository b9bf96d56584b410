using System.Diagnostics;
using SegLab.Training;

namespace SegLab.Benchmarks.Throughput;

/// <summary>Times training steps, all of an epoch but its first, and ends training after the last one wanted.</summary>
/// <param name="steps">How many of an epoch are wanted, with the first.</param>
/// <param name="enough">Is cancelled after them.</param>
/// <param name="from">The first epoch that is timed, from 1.</param>
/// <param name="to">The last one.</param>
internal sealed class StepClock(int steps, CancellationTokenSource enough, int from = 1, int to = 1) : IProgress<TrainingProgress>
{
    private readonly List<double> _seconds = [];
    private long _started;

    /// <summary>Seconds of each timed step.</summary>
    public IReadOnlyList<double> Seconds => _seconds;

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        // At an epoch's end its last step is reported once more, with a preview.
        if (value.Epoch < from || value.Batch > steps || value.Preview is not null)
            return;
        if (value.Batch > 1)
            _seconds.Add(Stopwatch.GetElapsedTime(_started).TotalSeconds);
        if (value.Batch >= steps && value.Epoch >= to)
            enough.Cancel();
        _started = Stopwatch.GetTimestamp();
    }
}
