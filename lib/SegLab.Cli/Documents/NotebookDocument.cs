using System.Text.Json.Nodes;

namespace SegLab.Cli.Documents;

/// <summary>A Jupyter notebook (nbformat 4.5) in memory.</summary>
/// <param name="Metadata">The notebook's own metadata, kept as it was read.</param>
/// <param name="Cells">Its cells, in order.</param>
internal sealed record NotebookDocument(JsonObject Metadata, IReadOnlyList<NotebookCell> Cells);
