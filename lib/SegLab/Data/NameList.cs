namespace SegLab.Data;

/// <summary>Names in a sentence: the first few, and how many more there are.</summary>
internal static class NameList
{
    /// <summary>Such as <c>a, b, c and 4 more</c>.</summary>
    /// <param name="names">At least one.</param>
    /// <param name="shown">How many are written out.</param>
    public static string Of(IReadOnlyCollection<string> names, int shown = 5) =>
        string.Join(", ", names.Take(shown)) + (names.Count > shown ? $" and {names.Count - shown} more" : "");
}
