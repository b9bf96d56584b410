using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SegLab.Cli.Documents;

/// <summary>From a <see cref="NotebookDocument"/> to nbformat 4.5's JSON, as Jupyter writes it.</summary>
internal static class NotebookWriter
{
    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        IndentSize = 1,
        // What a cell displays as JSON may be nested as deep as JSON is read, and stands deeper in the file.
        MaxDepth = 128,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The file's text.</summary>
    /// <param name="document">The notebook.</param>
    public static string ToJson(NotebookDocument document)
    {
        var root = new JsonObject
        {
            ["cells"] = new JsonArray([.. document.Cells.Select(Cell)]),
            ["metadata"] = document.Metadata.DeepClone(),
            ["nbformat"] = 4,
            ["nbformat_minor"] = 5,
        };
        return Sorted(root)!.ToJsonString(Format) + "\n";
    }

    private static JsonObject Cell(NotebookCell cell)
    {
        var json = new JsonObject
        {
            ["cell_type"] = cell.Kind.ToString().ToLowerInvariant(),
            ["id"] = cell.Id,
            ["metadata"] = cell.Metadata.DeepClone(),
            ["source"] = Lines(cell.Source),
        };
        if (cell.Attachments is not null)
            json["attachments"] = cell.Attachments.DeepClone();
        if (cell.Kind == CellKind.Code)
        {
            json["execution_count"] = cell.ExecutionCount;
            json["outputs"] = new JsonArray([.. cell.Outputs.Select(output => Output(output, cell.ExecutionCount))]);
        }

        return json;
    }

    private static JsonObject Output(CellOutput output, int? executionCount) => output switch
    {
        StreamOutput stream => new JsonObject { ["output_type"] = "stream", ["name"] = stream.Name, ["text"] = Lines(stream.Text) },
        ErrorOutput error => new JsonObject
        {
            ["output_type"] = "error",
            ["ename"] = error.Name,
            ["evalue"] = error.Message,
            ["traceback"] = new JsonArray([.. error.Traceback.Select(line => JsonValue.Create(line))]),
        },
        DisplayOutput display => Display(display, executionCount),
        _ => throw new ArgumentException($"No output of the kind {output.GetType().Name} is known.", nameof(output)),
    };

    private static JsonObject Display(DisplayOutput display, int? executionCount)
    {
        var json = new JsonObject
        {
            ["output_type"] = display.IsResult ? "execute_result" : "display_data",
            ["data"] = new JsonObject(display.Data.Select(form => KeyValuePair.Create(form.Key, Content(form.Key, form.Value)))),
            ["metadata"] = display.Metadata.DeepClone(),
        };
        if (display.IsResult)
            json["execution_count"] = executionCount;
        return json;
    }

    // JSON stands in the file as JSON, base64 as one string, text as lines.
    private static JsonNode? Content(string mimeType, string content)
    {
        if (mimeType == "application/json" || mimeType.EndsWith("+json", StringComparison.Ordinal))
            return Json(content);
        var isText = mimeType.StartsWith("text/", StringComparison.Ordinal) || mimeType is "image/svg+xml" or "application/javascript";
        return isText ? Lines(content) : JsonValue.Create(content);
    }

    // A cell may display anything under that name.
    private static JsonNode? Json(string content)
    {
        try
        {
            return NotebookJson.Parse(content);
        }
        catch (Exception exception) when (exception is JsonException or FormatException)
        {
            return JsonValue.Create(content);
        }
    }

    private static JsonArray Lines(string text)
    {
        var lines = new JsonArray();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end + 1;
            lines.Add((JsonNode)JsonValue.Create(text[start..end]));
            start = end;
        }

        return lines;
    }

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject properties => new JsonObject(properties.OrderBy(property => property.Key, StringComparer.Ordinal).Select(property => KeyValuePair.Create(property.Key, Sorted(property.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}
