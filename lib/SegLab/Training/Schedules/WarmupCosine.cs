namespace SegLab.Training.Schedules;

/// <summary>Rises in a straight line to the full learning rate, then falls along half a cosine wave (Loshchilov and Hutter 2017, without restarts; warm-up: Goyal et al. 2017).</summary>
public sealed record WarmupCosine : Schedule
{
    /// <summary>The share of all steps in which the rate rises; 0, for none, to 1. Default 0.1.</summary>
    public double Warmup { get; init => field = ScheduleParameter.Within(value, 0, 1, "WarmupCosine", nameof(Warmup)); } = 0.1;

    /// <summary>The factor that the last step tends to; 0 to 1. Default 0.01.</summary>
    public double Final { get; init => field = ScheduleParameter.Within(value, 0, 1, "WarmupCosine", nameof(Final)); } = 0.01;

    /// <inheritdoc/>
    public override double Factor(int step, int steps, IReadOnlyList<EpochRecord> history)
    {
        var rising = (int)Math.Round(Warmup * steps);
        return step < rising ? (step + 1.0) / rising : Cosine(1, Final, (double)(step - rising) / Math.Max(1, steps - rising));
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"warm-up {Warmup}, cosine to {Final}");
}
