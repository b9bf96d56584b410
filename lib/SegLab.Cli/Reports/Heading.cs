namespace SegLab.Cli.Reports;

/// <summary>A heading of the report.</summary>
/// <param name="Level">1 for the largest, up to 6.</param>
/// <param name="Anchor">The id of its place in the page.</param>
/// <param name="Text">Its words, without marks.</param>
/// <param name="Html">Its words for the table of contents: formulas and code, no links.</param>
internal sealed record Heading(int Level, string Anchor, string Text, string Html);
