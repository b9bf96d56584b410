namespace SegLab.Cli.Documents;

/// <summary>How a cell failed.</summary>
/// <param name="Name">The kind of error.</param>
/// <param name="Message">Its message.</param>
/// <param name="Traceback">Where it happened, a line each.</param>
internal sealed record ErrorOutput(string Name, string Message, IReadOnlyList<string> Traceback) : CellOutput;
