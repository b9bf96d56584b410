using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SegLab.Cli.Documents;

/// <summary>
/// From nbformat's JSON to a <see cref="NotebookDocument"/>. Null stands for nothing, ids and counts that are none are made anew, a single
/// tag need not be a list; what else is of another kind than nbformat says is refused by cell and key.
/// </summary>
internal static class NotebookReader
{
    private const int LongestId = 64;

    /// <summary>Parses a notebook of nbformat 4.</summary>
    /// <param name="json">The file's text.</param>
    /// <param name="notice">Receives what the person should know though the notebook can be read; null for nobody.</param>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    /// <exception cref="FormatException">
    /// The JSON is no notebook of version 4, or a value is of another kind than nbformat says; cells are counted from 1.
    /// </exception>
    public static NotebookDocument Parse(string json, Action<string>? notice = null)
    {
        if (NotebookJson.Parse(json, notice) is not JsonObject root || root["cells"] is not JsonArray cells)
            throw new FormatException("it holds no list of cells.");
        if (Whole(root["nbformat"]) is not 4)
            throw new FormatException($"its version is {root["nbformat"]?.ToJsonString() ?? "missing"}, and 4 is expected.");

        var ids = new HashSet<string>(StringComparer.Ordinal);
        var metadata = Object(root["metadata"], "the notebook's metadata") ?? [];
        return new NotebookDocument(metadata, [.. cells.Select((cell, index) => Cell(Required(cell, $"cell {index + 1}"), index, ids))]);
    }

    private static NotebookCell Cell(JsonObject cell, int index, HashSet<string> ids)
    {
        var place = $"cell {index + 1}";
        var source = Source(cell["source"], $"the key 'source' of {place}");
        var kind = NotebookJson.TextOf(cell["cell_type"]) switch
        {
            "code" => CellKind.Code,
            "markdown" => CellKind.Markdown,
            "raw" => CellKind.Raw,
            var other => throw new FormatException($"{place} is of the unknown kind '{other ?? cell["cell_type"]?.ToJsonString()}'."),
        };
        var id = NotebookJson.TextOf(cell["id"]);
        if (id is null || !IsId(id) || !ids.Add(id))
            ids.Add(id = MakeId(source, index));

        return new NotebookCell
        {
            Id = id,
            Kind = kind,
            Source = source,
            Metadata = Metadata(cell["metadata"], place),
            Attachments = kind == CellKind.Code ? null : Object(cell["attachments"], $"the key 'attachments' of {place}"),
            ExecutionCount = Whole(cell["execution_count"]),
            Outputs = kind == CellKind.Code ? [.. Outputs(cell["outputs"], place)] : [],
        };
    }

    private static IEnumerable<CellOutput> Outputs(JsonNode? outputs, string place) => outputs switch
    {
        null => [],
        JsonArray items => items.Select((output, index) => Output(output, $"output {index + 1} of {place}")),
        _ => throw Unexpected($"the key 'outputs' of {place}", outputs, "a list"),
    };

    private static CellOutput Output(JsonNode? node, string place) => Output(Required(node, place), place);

    private static CellOutput Output(JsonObject output, string place) => NotebookJson.TextOf(output["output_type"]) switch
    {
        "stream" => new StreamOutput(
            NotebookJson.TextOf(output["name"]) ?? throw Unexpected($"the key 'name' of {place}", output["name"], "stdout or stderr"),
            Text(output["text"])),
        "error" => new ErrorOutput(
            Text(output["ename"]), Text(output["evalue"]), output["traceback"] is JsonArray lines ? [.. lines.Select(Text)] : []),
        "display_data" or "update_display_data" => Display(output, isResult: false, place),
        "execute_result" => Display(output, isResult: true, place),
        var other => throw new FormatException($"{place} is of the unknown kind '{other ?? output["output_type"]?.ToJsonString()}'."),
    };

    private static DisplayOutput Display(JsonObject output, bool isResult, string place) => new(
        (Object(output["data"], $"the key 'data' of {place}") ?? [])
            .ToDictionary(form => form.Key, form => form.Value is JsonObject ? form.Value.ToJsonString() : Text(form.Value)))
    {
        IsResult = isResult,
        Metadata = Object(output["metadata"], $"the key 'metadata' of {place}") ?? [],
    };

    // nbformat's "multiline string": one string, or a list whose items are to be put together.
    private static string Source(JsonNode? node, string place) => node switch
    {
        null => "",
        JsonArray lines =>
            string.Concat(lines.Select(line => NotebookJson.TextOf(line) ?? throw Unexpected($"a line in {place}", line, "text"))),
        _ => NotebookJson.TextOf(node) ?? throw Unexpected(place, node, "text or a list of lines"),
    };

    // Of an output, which a run replaces, anything is taken: values that are no text as JSON writes them.
    private static string Text(JsonNode? node) => node switch
    {
        null => "",
        JsonArray lines when lines.All(line => NotebookJson.TextOf(line) is not null) => string.Concat(lines.Select(NotebookJson.TextOf)),
        _ => NotebookJson.TextOf(node) ?? node.ToJsonString(),
    };

    private static JsonObject Metadata(JsonNode? node, string place)
    {
        var metadata = Object(node, $"the key 'metadata' of {place}") ?? [];
        // Jupyter takes nothing but a list of texts; what else there is would make the executed notebook invalid.
        if (metadata.ContainsKey("tags"))
            metadata["tags"] = new JsonArray([.. Tags(metadata["tags"]).Distinct().Select(tag => JsonValue.Create(tag))]);
        return metadata;
    }

    private static IEnumerable<string> Tags(JsonNode? node) =>
        (node is JsonArray tags ? tags.Select(NotebookJson.TextOf) : [NotebookJson.TextOf(node)]).OfType<string>();

    private static JsonObject? Object(JsonNode? node, string place) => node switch
    {
        null => null,
        JsonObject found => found.DeepClone().AsObject(),
        _ => throw Unexpected(place, node, "an object"),
    };

    private static JsonObject Required(JsonNode? node, string place) => node as JsonObject ?? throw Unexpected(place, node, "an object");

    private static FormatException Unexpected(string place, JsonNode? found, string expected) =>
        new($"{place} is {NotebookJson.Kind(found)}, and {expected} is expected.");

    // Counts come as 3 and, from some writers, as 3.0.
    private static int? Whole(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<double>(out var number) && number == Math.Floor(number) && Math.Abs(number) <= int.MaxValue
            ? (int)number
            : null;

    private static bool IsId(string id) =>
        id.Length is > 0 and <= LongestId && id.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_');

    // The same for the same notebook, so that reading an old notebook twice gives the same ids.
    private static string MakeId(string source, int index) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{index}\n{source}"))))[..8];
}
