using SegLab.Cli.Running.Progress;
using SegLab.Figures.Results;
using SegLab.Training;

namespace SegLab.Cli.Training;

/// <summary>Says in a line where training stands: epoch, losses, time left.</summary>
/// <param name="progress">Told each line.</param>
internal sealed class EpochLines(IRunProgress progress) : IProgress<TrainingProgress>
{
    /// <summary>Whether there was any training to tell of.</summary>
    public bool WasTrained { get; private set; }

    public void Report(TrainingProgress value)
    {
        WasTrained = true;
        var line = $"epoch {value.Epoch} of {value.Epochs}";
        if (value.History is [.., var last])
            line += FormattableString.Invariant($", training loss {last.TrainingLoss:F4}, validation loss {last.ValidationLoss:F4}");
        if (value.SecondsPerEpoch is { } seconds)
            line += FormattableString.Invariant($", {seconds:F1} s an epoch");
        if (value.Remaining is { } remaining)
            line += $", {Duration.Text(remaining)} left";
        progress.CellReported(line);
    }
}
