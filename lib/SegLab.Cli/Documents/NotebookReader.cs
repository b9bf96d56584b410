using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SegLab.Cli.Documents;

/// <summary>From nbformat's JSON to a <see cref="NotebookDocument"/>.</summary>
internal static class NotebookReader
{
    /// <summary>Parses a notebook of nbformat 4.</summary>
    /// <param name="json">The file's text.</param>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    /// <exception cref="FormatException">The JSON is no notebook of version 4.</exception>
    /// <exception cref="InvalidOperationException">A value is of another kind than nbformat says.</exception>
    public static NotebookDocument Parse(string json)
    {
        if (JsonNode.Parse(json) is not JsonObject root || root["cells"] is not JsonArray cells)
            throw new FormatException("it holds no list of cells.");
        if (root["nbformat"]?.GetValue<int>() is not 4)
            throw new FormatException($"its version is {root["nbformat"]?.ToJsonString() ?? "missing"}, and 4 is expected.");

        var ids = new HashSet<string>(StringComparer.Ordinal);
        return new NotebookDocument(Copy(root["metadata"]), [.. cells.Select((cell, index) => Cell(Object(cell), index, ids))]);
    }

    private static NotebookCell Cell(JsonObject cell, int index, HashSet<string> ids)
    {
        var source = Text(cell["source"]);
        var kind = cell["cell_type"]?.GetValue<string>() switch
        {
            "code" => CellKind.Code,
            "markdown" => CellKind.Markdown,
            "raw" => CellKind.Raw,
            var other => throw new FormatException($"cell {index + 1} is of the unknown kind '{other}'."),
        };
        var id = cell["id"]?.GetValue<string>();
        if (id is null || !ids.Add(id))
            ids.Add(id = MakeId(source, index));

        return new NotebookCell
        {
            Id = id,
            Kind = kind,
            Source = source,
            Metadata = Copy(cell["metadata"]),
            Attachments = cell["attachments"]?.DeepClone().AsObject(),
            ExecutionCount = cell["execution_count"]?.GetValue<int>(),
            Outputs = kind == CellKind.Code && cell["outputs"] is JsonArray outputs ? [.. outputs.Select(output => Output(Object(output)))] : [],
        };
    }

    private static CellOutput Output(JsonObject output) => output["output_type"]?.GetValue<string>() switch
    {
        "stream" => new StreamOutput(output["name"]?.GetValue<string>() ?? throw new FormatException("it has a stream output without a name."), Text(output["text"])),
        "error" => new ErrorOutput(
            output["ename"]?.GetValue<string>() ?? "",
            output["evalue"]?.GetValue<string>() ?? "",
            [.. output["traceback"]?.AsArray().Select(Text) ?? []]),
        "display_data" or "update_display_data" => Display(output, isResult: false),
        "execute_result" => Display(output, isResult: true),
        var other => throw new FormatException($"it has an output of the unknown kind '{other}'."),
    };

    private static DisplayOutput Display(JsonObject output, bool isResult) =>
        new((output["data"]?.AsObject() ?? []).ToDictionary(form => form.Key, form => form.Value is JsonObject ? form.Value.ToJsonString() : Text(form.Value)))
        {
            IsResult = isResult,
            Metadata = Copy(output["metadata"]),
        };

    // nbformat's "multiline string": one string, or a list whose items are to be put together.
    private static string Text(JsonNode? node) => node switch
    {
        null => "",
        JsonArray lines when lines.All(line => line?.GetValueKind() == JsonValueKind.String) => string.Concat(lines.Select(line => line!.GetValue<string>())),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        _ => node.ToJsonString(),
    };

    private static JsonObject Object(JsonNode? node) => node?.AsObject() ?? throw new FormatException("it has null where a cell or an output is expected.");

    private static JsonObject Copy(JsonNode? metadata) => metadata?.DeepClone().AsObject() ?? [];

    // The same for the same notebook, so that reading an old notebook twice gives the same ids.
    private static string MakeId(string source, int index) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{index}\n{source}"))))[..8];
}
