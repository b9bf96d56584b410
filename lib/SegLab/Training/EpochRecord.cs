using SegLab.Metrics;

namespace SegLab.Training;

/// <summary>What one epoch gave. Plain data.</summary>
/// <param name="Epoch">Counted from 1.</param>
/// <param name="TrainingLoss">
/// The mean over images of the batches' losses, each taken before its step, in training mode; in the assignment's reading the mean over
/// batches, in which a smaller last batch counts as much as the others.
/// </param>
/// <param name="ValidationLoss">In evaluation mode: of the one validation batch in the assignment's reading, of the whole validation set in the honest one.</param>
/// <param name="Seconds">Wall time, validation included.</param>
public sealed record EpochRecord(int Epoch, double TrainingLoss, double ValidationLoss, double Seconds)
{
    /// <summary>Each validation picture's counts, in the split's order; null in the assignment's reading, which does not look.</summary>
    public IReadOnlyList<ConfusionCounts>? Validation { get; init; }

    /// <summary>The mean over all validation pictures of the plain IoU; null in the assignment's reading. The best epoch is the one where it is highest.</summary>
    public double? ValidationIou => Validation?.Average(counts => counts.Iou);
}
