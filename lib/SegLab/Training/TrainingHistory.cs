namespace SegLab.Training;

/// <summary>What training gave. Plain data.</summary>
/// <param name="Epochs">The epochs that were finished.</param>
/// <param name="WasCancelled">Whether training was cancelled before the last epoch asked for.</param>
public sealed record TrainingHistory(IReadOnlyList<EpochRecord> Epochs, bool WasCancelled)
{
    /// <summary>Wall time of all finished epochs.</summary>
    public double Seconds => Epochs.Sum(epoch => epoch.Seconds);
}
