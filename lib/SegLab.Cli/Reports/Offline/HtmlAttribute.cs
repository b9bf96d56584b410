namespace SegLab.Cli.Reports.Offline;

/// <summary>An attribute of a start tag.</summary>
/// <param name="Name">Its name, in small letters.</param>
/// <param name="Value">Its value with entities decoded; empty where it has none.</param>
internal sealed record HtmlAttribute(string Name, string Value);
