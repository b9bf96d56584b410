namespace SegLab.Cli.Reports.Offline;

/// <summary>An image that a page names: its content, or why there is none.</summary>
/// <param name="Content">The image as a <c>data:</c> address; null where it can't be had.</param>
/// <param name="Problem">Why not, as the end of a sentence; empty where it is there.</param>
internal sealed record ResolvedImage(string? Content, string Problem)
{
    /// <summary>An image that can't be had.</summary>
    /// <param name="problem">Why not, as the end of a sentence.</param>
    public static ResolvedImage Missing(string problem) => new(null, problem);

    /// <summary>An image that is there.</summary>
    /// <param name="type">Its mime type.</param>
    /// <param name="base64">Its content.</param>
    public static ResolvedImage Found(string type, string base64) => new($"data:{type};base64,{base64}", "");
}
