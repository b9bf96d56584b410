namespace SegLab.Data;

/// <summary>What a data set holds and everything that is wrong with it.</summary>
/// <param name="Kind">How it lies on the disk.</param>
/// <param name="Description">Its name for captions.</param>
/// <param name="Count">Names found, with or without problems.</param>
/// <param name="Sizes">The sizes of the good pairs, the most frequent first.</param>
/// <param name="LesionShare">The share of lesion pixels over the good pairs, or null if there are none.</param>
/// <param name="Duplicates">Names whose images are the same, pixel for pixel; a group each. Not a problem by itself, but such a pair may land on both sides of a split.</param>
/// <param name="Problems">All of them, sorted by file. With any of these, loading refuses the data set.</param>
public sealed record DataReport(
    DataKind Kind,
    string Description,
    int Count,
    IReadOnlyList<SizeCount> Sizes,
    LesionShare? LesionShare,
    IReadOnlyList<IReadOnlyList<string>> Duplicates,
    IReadOnlyList<DataProblem> Problems)
{
    /// <summary>
    /// What is no problem and has to be known, a sentence each: files of formats that are not read, masks without lesion, masks with grey
    /// borders that were cut at one half, images that an orientation tag turned, masks that are all lesion or look inverted.
    /// </summary>
    public IReadOnlyList<string> Notices { get; init; } = [];
}
