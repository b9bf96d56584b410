namespace SegLab.Experiments.Store;

/// <summary>What a store holds of SegLab's own.</summary>
/// <param name="Runs">Whole runs, in the order in which they were finished.</param>
/// <param name="Damaged">Runs that are not as they were written.</param>
/// <param name="Unfinished">Runs that go on at this moment, or that were cut off.</param>
public sealed record StoreContent(IReadOnlyList<StoredRun> Runs, IReadOnlyList<DamagedRun> Damaged, IReadOnlyList<UnfinishedRun> Unfinished)
{
    /// <summary>Runs of a later version, copies of others, and those that can't be opened at this moment: all left as they are. None by default.</summary>
    public IReadOnlyList<UnreadRun> Unread { get; init; } = [];
}
