using SegLab.Experiments;
using SegLab.Figures.Results;
using SegLab.Training;

namespace SegLab.Display;

/// <summary>Where a run stands and how long it, and the runs planned after it, will take, in a line.</summary>
internal static class ProgressLine
{
    /// <summary>The line.</summary>
    public static string Of(Experiment experiment, TrainingProgress progress, RunPlan plan)
    {
        var line = $"{experiment.Name}: epoch {progress.Epoch} of {progress.Epochs}";
        if (progress.SecondsPerEpoch is { } seconds)
            line += FormattableString.Invariant($", {seconds:F1} s an epoch");
        if (progress.Remaining is { } remaining)
            line += $", {Duration.Text(remaining)} left";
        var share = (progress.Epoch - 1 + ((double)progress.Batch / progress.Batches)) / progress.Epochs;
        if (plan.Waiting > 0 && plan.RemainingAfter(experiment, share) is { } rest)
            line += $"; run {plan.Count - plan.Waiting} of {plan.Count}, in all about {Duration.Text(rest + (progress.Remaining ?? TimeSpan.Zero))} left";
        return line;
    }
}
