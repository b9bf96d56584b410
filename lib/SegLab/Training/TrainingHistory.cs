namespace SegLab.Training;

/// <summary>What training gave. Plain data.</summary>
/// <param name="Epochs">The epochs that were finished.</param>
/// <param name="WasCancelled">Whether the run was cancelled before its end: before the last epoch asked for, or before its threshold was chosen and its predictions were measured.</param>
public sealed record TrainingHistory(IReadOnlyList<EpochRecord> Epochs, bool WasCancelled)
{
    /// <summary>Wall time of all finished epochs.</summary>
    public double Seconds => Epochs.Sum(epoch => epoch.Seconds);

    /// <summary>Where training was cancelled; null where it came to its end.</summary>
    public TrainingPosition? Interrupted { get; init; }

    /// <summary>Whether training ended by <see cref="TrainingOptions.EarlyStopping"/>, before the last epoch asked for.</summary>
    public bool StoppedEarly { get; init; }

    /// <summary>The probability above which a pixel is lesion: 0.5, or what <see cref="TrainingOptions.ChooseThreshold"/> chose.</summary>
    public double Threshold { get; init; } = 0.5;

    /// <summary>The first of the epochs with the highest <see cref="EpochRecord.ValidationIou"/>; null in the assignment's reading, which does not know it.</summary>
    public EpochRecord? Best => FindBest(Epochs);

    /// <summary>As <see cref="Best"/>.</summary>
    /// <param name="epochs">The epochs from the first.</param>
    internal static EpochRecord? FindBest(IReadOnlyList<EpochRecord> epochs) => epochs.Where(epoch => epoch.Validation is not null).MaxBy(epoch => epoch.ValidationIou);
}
