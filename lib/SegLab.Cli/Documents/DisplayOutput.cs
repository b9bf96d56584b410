using System.Text.Json.Nodes;

namespace SegLab.Cli.Documents;

/// <summary>A displayed value, in one or several forms.</summary>
/// <param name="Data">Mime type to content: text, or base64 for binary types such as <c>image/png</c>.</param>
internal sealed record DisplayOutput(IReadOnlyDictionary<string, string> Data) : CellOutput
{
    /// <summary>Whether it is the value of the cell's last expression (<c>execute_result</c>).</summary>
    public bool IsResult { get; init; }

    /// <summary>Metadata, kept as it was read.</summary>
    public JsonObject Metadata { get; init; } = [];
}
