using System.Text.Json;
using System.Text.RegularExpressions;

namespace SegLab.Tests.Repository;

/// <summary>A committed notebook as the JSON that it is, not as the suite's own reader sees it.</summary>
internal sealed partial class NotebookJson(string name)
{
    public JsonElement Root { get; } = JsonDocument.Parse(File.ReadAllText(PathOf(name))).RootElement;

    public IReadOnlyList<JsonElement> Cells => [.. Root.GetProperty("cells").EnumerateArray()];

    public IEnumerable<JsonElement> CodeCells => Cells.Where(cell => Kind(cell) == "code");

    /// <summary>The texts of the markdown cells, without what they show as code.</summary>
    public IEnumerable<string> Prose => Cells.Where(cell => Kind(cell) == "markdown").Select(cell => CodeInText().Replace(Source(cell), ""));

    /// <summary>All outputs of all cells.</summary>
    public IEnumerable<JsonElement> Outputs => CodeCells.SelectMany(cell => cell.GetProperty("outputs").EnumerateArray());

    public static string PathOf(string name) => RepositoryFolder.Full($"notebooks/{name}");

    public static string Kind(JsonElement cell) => cell.GetProperty("cell_type").GetString()!;

    public static string Source(JsonElement cell) => Text(cell.GetProperty("source"));

    /// <summary>A text as nbformat has it: whole, or as a list of lines.</summary>
    public static string Text(JsonElement text) => text.ValueKind == JsonValueKind.Array
        ? string.Concat(text.EnumerateArray().Select(line => line.GetString()))
        : text.GetString()!;

    /// <summary>The label that says which of the assignment's cells this is, or null.</summary>
    public static string? Label(JsonElement cell) => cell.GetProperty("metadata").TryGetProperty("assignment", out var label) ? label.GetString() : null;

    public static IEnumerable<string> Tags(JsonElement cell) => cell.GetProperty("metadata").TryGetProperty("tags", out var tags) ? tags.EnumerateArray().Select(tag => tag.GetString()!) : [];

    /// <summary>What can be read in a part of the notebook: every string but pictures in base64.</summary>
    public static IEnumerable<string> Readable(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [EmbeddedPicture().Replace(element.GetString()!, "")],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Readable),
        JsonValueKind.Object => element.EnumerateObject().Where(property => !property.Name.StartsWith("image/png", StringComparison.Ordinal)).SelectMany(property => Readable(property.Value)),
        _ => [],
    };

    [GeneratedRegex(@"```.*?```|`[^`\n]*`", RegexOptions.Singleline, 5000)]
    private static partial Regex CodeInText();

    [GeneratedRegex("base64,[A-Za-z0-9+/=]+", RegexOptions.None, 5000)]
    private static partial Regex EmbeddedPicture();
}
