namespace SegLab.Cli.Reports.Offline;

/// <summary>Something that a notebook shows and its report does not.</summary>
/// <param name="Place">Where: "Cell 3", or "Text cell 2".</param>
/// <param name="Text">What, and why not: the rest of the sentence, without its full stop.</param>
internal sealed record ReportNotice(string Place, string Text)
{
    // An address may be as long as a book.
    private const int Longest = 160;

    /// <summary>The sentence.</summary>
    public override string ToString() => $"{Place}: {Text}.";

    /// <summary>A name or an address, short enough for a sentence.</summary>
    /// <param name="name">It, of any length.</param>
    public static string Short(string name) => name.Length <= Longest ? name : $"{name.AsSpan(0, Longest)}…";
}
