namespace SegLab.Cli.Reports.Offline;

/// <summary>What becomes of a tag.</summary>
/// <param name="Html">The tag as it is to be written; empty where it is left out.</param>
/// <param name="Notice">HTML that says what is missing, for the place right before the tag; empty where nothing is.</param>
internal sealed record OfflineTag(string Html, string Notice);
