namespace SegLab.Experiments.Store;

/// <summary>A run in a store that is neither read nor called damaged: it stays as it is, and nothing removes it.</summary>
/// <param name="Folder">Where it is.</param>
/// <param name="Reason">Why it is not read.</param>
/// <param name="Detail">The reason in words: a clause such as <c>it is of the format 2, and this version reads 1</c>.</param>
public sealed record UnreadRun(string Folder, UnreadReason Reason, string Detail)
{
    /// <summary>A sentence that says so.</summary>
    public override string ToString() => $"The stored run {Path.GetFileName(Folder)} is not read: {Detail}. It stays as it is.";
}
