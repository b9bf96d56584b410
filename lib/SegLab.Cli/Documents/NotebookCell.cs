using System.Text.Json.Nodes;

namespace SegLab.Cli.Documents;

/// <summary>A cell of a notebook.</summary>
internal sealed record NotebookCell
{
    /// <summary>The cell's id, unique in its notebook: 1 to 64 letters, digits, '-' and '_'.</summary>
    public required string Id { get; init; }

    /// <summary>What kind of cell it is.</summary>
    public required CellKind Kind { get; init; }

    /// <summary>The text, lines separated by '\n'.</summary>
    public required string Source { get; init; }

    /// <summary>The cell's metadata, kept as it was read.</summary>
    public JsonObject Metadata { get; init; } = [];

    /// <summary>Files pasted into a text cell (name to mime bundle), kept as they were read.</summary>
    public JsonObject? Attachments { get; init; }

    /// <summary>In which order it ran, counted from 1; null before it ran and for cells without code.</summary>
    public int? ExecutionCount { get; init; }

    /// <summary>What it showed; empty for cells without code.</summary>
    public IReadOnlyList<CellOutput> Outputs { get; init; } = [];

    /// <summary>The tags in the cell's metadata.</summary>
    public IEnumerable<string> Tags => Metadata["tags"] is JsonArray tags ? tags.Select(NotebookJson.TextOf).OfType<string>() : [];
}
