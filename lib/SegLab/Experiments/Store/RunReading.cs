namespace SegLab.Experiments.Store;

/// <summary>What reading a run's folder gave.</summary>
/// <param name="Run">The run; null where it is not read.</param>
/// <param name="Problems">Why it is not read: clauses that follow its name.</param>
/// <param name="Reason">Why it is not read though nothing says that it is damaged; null where it is read, or damaged.</param>
internal sealed record RunReading(StoredRun? Run, IReadOnlyList<string> Problems, UnreadReason? Reason = null)
{
    /// <summary>What to tell of a run that is not read.</summary>
    /// <param name="folder">Its folder.</param>
    public string Describe(string folder) =>
        Reason is { } reason ? new UnreadRun(folder, reason, Problems[0]).ToString() : new DamagedRun(folder, Problems).ToString();
}
