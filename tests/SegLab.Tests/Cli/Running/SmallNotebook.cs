using System.Text.Json.Nodes;
using SegLab.Cli.Documents;

namespace SegLab.Tests.Cli.Running;

/// <summary>Notebooks of a few cells, as VS Code would write them.</summary>
internal static class SmallNotebook
{
    public static string WriteTo(string path, params NotebookCell[] cells)
    {
        var metadata = JsonNode.Parse("""
            {
                "kernelspec": {"display_name": ".NET (C#)", "language": "C#", "name": ".net-csharp"},
                "language_info": {"name": "polyglot-notebook"}
            }
            """)!.AsObject();
        NotebookFile.Write(path, new NotebookDocument(metadata, [.. cells.Select((cell, index) => cell with { Id = $"cell-{index + 1}" })]));
        return path;
    }

    public static NotebookCell Text(string source) => new() { Id = "", Kind = CellKind.Markdown, Source = source };

    public static NotebookCell Code(string source) => new() { Id = "", Kind = CellKind.Code, Source = source };

    public static NotebookCell ParametersCell(string source) => Code(source) with { Metadata = new JsonObject { ["tags"] = new JsonArray("parameters") } };
}
