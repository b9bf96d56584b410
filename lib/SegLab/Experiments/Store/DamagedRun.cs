namespace SegLab.Experiments.Store;

/// <summary>A stored run that is not as it was written, and is therefore not read.</summary>
/// <param name="Folder">Where it lies.</param>
/// <param name="Problems">What is wrong with it: clauses such as <c>epochs.csv is missing</c>.</param>
public sealed record DamagedRun(string Folder, IReadOnlyList<string> Problems)
{
    /// <summary>A sentence that says so.</summary>
    public override string ToString() => $"The stored run {Path.GetFileName(Folder)} is damaged: {string.Join("; ", Problems)}.";
}
