namespace SegLab.Data.Layouts;

/// <summary>What a layout found in a folder.</summary>
/// <param name="Kind">Which layout.</param>
/// <param name="Title">The data set's name for captions, without its folder: <c>PH2</c>, <c>ISIC 2017</c>.</param>
/// <param name="Pairs">Sorted by name, ordinally.</param>
/// <param name="Problems">What cannot be said of a single pair, such as a name that occurs twice.</param>
internal sealed record FoundData(DataKind Kind, string Title, IReadOnlyList<DataPair> Pairs, IReadOnlyList<DataProblem> Problems);
