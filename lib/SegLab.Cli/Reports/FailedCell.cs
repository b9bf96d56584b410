namespace SegLab.Cli.Reports;

/// <summary>A cell that ended in an error.</summary>
/// <param name="Number">Its number among the code cells, from 1.</param>
/// <param name="Anchor">The id of its place in the page.</param>
/// <param name="Message">The error's first line.</param>
internal sealed record FailedCell(int Number, string Anchor, string Message);
