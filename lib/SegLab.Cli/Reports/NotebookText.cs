using System.Text.Json.Nodes;

namespace SegLab.Cli.Reports;

/// <summary>Text in a notebook's JSON, which is one string or a list of lines.</summary>
internal static class NotebookText
{
    /// <summary>The text in one piece; empty for anything that is no text.</summary>
    public static string Join(JsonNode? node) => node switch
    {
        JsonArray lines => string.Concat(lines.Select(Join)),
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        _ => "",
    };
}
