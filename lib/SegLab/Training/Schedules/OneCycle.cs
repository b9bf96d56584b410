namespace SegLab.Training.Schedules;

/// <summary>Rises from a small learning rate to the full one and falls to almost nothing, both along half a cosine wave (Smith and Topin 2018); Adam's β stay as they are.</summary>
public sealed record OneCycle : Schedule
{
    /// <summary>The share of all steps in which the rate rises; 0 to 1. Default 0.3, as in PyTorch.</summary>
    public double Rise { get; init => field = ScheduleParameter.Within(value, 0, 1, "OneCycle", nameof(Rise)); } = 0.3;

    /// <summary>The factor at the first step; 0 to 1. Default 0.04, PyTorch's 1/25.</summary>
    public double Start { get; init => field = ScheduleParameter.Within(value, 0, 1, "OneCycle", nameof(Start)); } = 0.04;

    /// <summary>The factor at the last step; 0 to 1. Default 4·10⁻⁶, PyTorch's 1/25 of 10⁻⁴.</summary>
    public double Final { get; init => field = ScheduleParameter.Within(value, 0, 1, "OneCycle", nameof(Final)); } = 4e-6;

    /// <inheritdoc/>
    public override double Factor(int step, int steps, IReadOnlyList<EpochRecord> history)
    {
        // As PyTorch counts: the peak lies at the step Rise · steps − 1, the end at the last step.
        var peak = (Rise * steps) - 1;
        return step <= peak ? Cosine(Start, 1, peak > 0 ? step / peak : 1) : Cosine(1, Final, (step - peak) / Math.Max(1, steps - 1 - peak));
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"one cycle, rise {Rise}, from {Start} to {Final}");
}
