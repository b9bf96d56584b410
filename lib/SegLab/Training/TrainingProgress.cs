namespace SegLab.Training;

/// <summary>Where training stands, told after every step and after every epoch.</summary>
/// <param name="Epoch">The epoch under way or just finished, from 1.</param>
/// <param name="Epochs">How many there will be.</param>
/// <param name="Batch">Steps done in this epoch; equal to <paramref name="Batches"/> when the epoch is finished.</param>
/// <param name="Batches">Steps an epoch.</param>
/// <param name="History">The epochs finished so far.</param>
/// <param name="Elapsed">Since training began; where it goes on within an epoch, with the time that this epoch took before.</param>
public sealed record TrainingProgress(int Epoch, int Epochs, int Batch, int Batches, IReadOnlyList<EpochRecord> History, TimeSpan Elapsed)
{
    /// <summary>After an epoch: what the network now predicts for the first pictures of the validation batch; else null.</summary>
    public IReadOnlyList<PreviewPicture>? Preview { get; init; }

    /// <summary>Seconds an epoch so far, or null before the first step ended.</summary>
    public double? SecondsPerEpoch => History.Count > 0 ? History.Average(epoch => epoch.Seconds)
        : Batch > 0 ? Elapsed.TotalSeconds * Batches / Batch : null;

    /// <summary>How long it will still take at this pace, or null before the first step ended.</summary>
    public TimeSpan? Remaining
    {
        get
        {
            var epochsLeft = Epochs - Epoch + 1 - ((double)Batch / Batches);
            return SecondsPerEpoch is { } seconds ? TimeSpan.FromSeconds(Math.Max(0, seconds * epochsLeft)) : null;
        }
    }
}
