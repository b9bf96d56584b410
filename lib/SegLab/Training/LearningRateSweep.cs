namespace SegLab.Training;

/// <summary>How the loss went while the learning rate grew. Plain data.</summary>
/// <param name="Points">The steps, by rising rate; they end where the loss had risen to four times its least, or was no number any more.</param>
public sealed record LearningRateSweep(IReadOnlyList<LearningRatePoint> Points)
{
    /// <summary>A rate to train with: a tenth of the one where the smoothed loss was least, since there it is about to rise again.</summary>
    public double Suggested => Points.MinBy(point => point.Loss).Rate / 10;
}
