namespace SegLab.Training.Schedules;

/// <summary>The same learning rate in every step, as in the assignment.</summary>
public sealed record ConstantRate : Schedule
{
    /// <inheritdoc/>
    public override double Factor(int step, int steps, IReadOnlyList<EpochRecord> history) => 1;

    /// <inheritdoc/>
    public override string ToString() => "constant";
}
