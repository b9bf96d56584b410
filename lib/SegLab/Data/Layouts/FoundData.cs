namespace SegLab.Data.Layouts;

/// <summary>What a layout found in a folder.</summary>
/// <param name="Kind">Which layout.</param>
/// <param name="Title">The data set's name for captions, without its folder: <c>PH2</c>, <c>ISIC 2017</c>.</param>
/// <param name="Pairs">Sorted by name, ordinally.</param>
/// <param name="Problems">What cannot be said of a single pair, such as a name that occurs twice.</param>
/// <param name="Mismatch">What is wrong with the names of all half pairs, where it is one thing; null where each is a problem of its own.</param>
internal sealed record FoundData(
    DataKind Kind, string Title, IReadOnlyList<DataPair> Pairs, IReadOnlyList<DataProblem> Problems, DataProblem? Mismatch = null)
{
    /// <summary>Everything that is known to be wrong before a file is read.</summary>
    public IReadOnlyList<DataProblem> AllProblems => Mismatch is null ? Problems : [.. Problems, Mismatch];

    /// <summary>Whether the problem of a pair is <see cref="Mismatch"/>, so that nothing is to be said of it alone.</summary>
    /// <param name="pair">One of <see cref="Pairs"/>.</param>
    public bool IsExplained(DataPair pair) => Mismatch is not null && (pair.ImagePath is null || pair.MaskPath is null);
}
