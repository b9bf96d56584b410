namespace SegLab.Training.Schedules;

/// <summary>Lowers the learning rate each time the mean IoU of the validation pictures has not risen for some epochs. Takes the honest reading.</summary>
public sealed record Plateau : Schedule
{
    /// <summary>What the rate is multiplied with each time; above 0 to 1. Default 0.5.</summary>
    public double Reduction { get; init => field = value > 0 ? ScheduleParameter.Within(value, 0, 1, "Plateau", nameof(Reduction)) : throw ScheduleParameter.Wrong(value, "a number above 0, up to 1", "Plateau", nameof(Reduction)); } = 0.5;

    /// <summary>After how many epochs without a better one; 1 or more. Default 5.</summary>
    public int Patience { get; init => field = value >= 1 ? value : throw ScheduleParameter.Wrong(value, "1 or more", "Plateau", nameof(Patience)); } = 5;

    /// <summary>The least factor; 0 to 1. Default 0.01.</summary>
    public double Least { get; init => field = ScheduleParameter.Within(value, 0, 1, "Plateau", nameof(Least)); } = 0.01;

    /// <inheritdoc/>
    public override bool NeedsValidation => true;

    /// <inheritdoc/>
    public override double Factor(int step, int steps, IReadOnlyList<EpochRecord> history)
    {
        var (factor, best, waited) = (1.0, double.NegativeInfinity, 0);
        foreach (var iou in history.Select(epoch => epoch.ValidationIou ?? double.NegativeInfinity))
        {
            waited = iou > best ? 0 : waited + 1;
            best = Math.Max(best, iou);
            if (waited < Patience)
                continue;
            (factor, waited) = (factor * Reduction, 0);
        }

        return Math.Max(Least, factor);
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"plateau, times {Reduction} after {Patience}, at least {Least}");
}
