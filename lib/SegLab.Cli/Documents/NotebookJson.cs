using System.Text.Json;
using System.Text.Json.Nodes;

namespace SegLab.Cli.Documents;

/// <summary>JSON as notebooks have it: of a key that an object has twice (a merge may leave that) the last value counts, as in Jupyter.</summary>
internal static class NotebookJson
{
    /// <summary>Parses a text.</summary>
    /// <param name="json">The text.</param>
    /// <param name="notice">Receives a sentence for each key that an object has twice with different values; null for nobody.</param>
    /// <returns>The value; null for JSON's null.</returns>
    /// <exception cref="JsonException">The text is no JSON, or is nested more than 64 levels deep.</exception>
    /// <exception cref="FormatException">A string ends in half a character.</exception>
    public static JsonNode? Parse(string json, Action<string>? notice = null)
    {
        using var document = JsonDocument.Parse(json);
        return Node(document.RootElement, [], notice);
    }

    /// <summary>What kind of value a node is, in words such as "a list".</summary>
    /// <param name="node">The node; null for JSON's null.</param>
    public static string Kind(JsonNode? node) => node?.GetValueKind() switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        _ => "null",
    };

    /// <summary>The text that a node holds; null where it is of another kind.</summary>
    /// <param name="node">The node.</param>
    public static string? TextOf(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>The member of an object; null where the node is no object or has no such member.</summary>
    /// <param name="node">The node.</param>
    /// <param name="key">The member's name.</param>
    public static JsonNode? Member(JsonNode? node, string key) => (node as JsonObject)?[key];

    private static JsonNode? Node(JsonElement element, List<string> path, Action<string>? notice) => element.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Object => Object(element, path, notice),
        JsonValueKind.Array => Array(element, path, notice),
        JsonValueKind.String => JsonValue.Create(Text(element, path)),
        _ => JsonValue.Create(element.Clone()),
    };

    private static JsonObject Object(JsonElement element, List<string> path, Action<string>? notice)
    {
        var members = new JsonObject();
        foreach (var property in element.EnumerateObject())
        {
            var name = Name(property, path);
            path.Add(name);
            var value = Node(property.Value, path, notice);
            if (members.TryGetPropertyValue(name, out var earlier) && !JsonNode.DeepEquals(earlier, value))
                notice?.Invoke($"{Place(path)} is there twice, with different values; the last counts.");
            path.RemoveAt(path.Count - 1);
            members[name] = value;
        }

        return members;
    }

    private static JsonArray Array(JsonElement element, List<string> path, Action<string>? notice)
    {
        var items = new JsonArray();
        foreach (var item in element.EnumerateArray())
        {
            path.Add((items.Count + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
            items.Add(Node(item, path, notice));
            path.RemoveAt(path.Count - 1);
        }

        return items;
    }

    private static string Text(JsonElement element, List<string> path)
    {
        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException exception)
        {
            throw new FormatException($"{Place(path)} holds text with half a character in it (a lone surrogate).", exception);
        }
    }

    private static string Name(JsonProperty property, List<string> path)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException exception)
        {
            throw new FormatException($"{Place(path)} has a key with half a character in it (a lone surrogate).", exception);
        }
    }

    // "Cell 3, outputs 1, data" rather than a path with brackets and a count from 0.
    private static string Place(List<string> path) => path switch
    {
        [] => "The notebook",
        ["cells", var cell] => $"Cell {cell}",
        ["cells", var cell, .. var rest] => $"Cell {cell}: the key '{string.Join('.', rest)}'",
        _ => $"The key '{string.Join('.', path)}'",
    };
}
