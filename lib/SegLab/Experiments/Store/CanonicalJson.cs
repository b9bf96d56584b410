using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SegLab.Experiments.Store;

/// <summary>Plain data as JSON that is the same for equal data: every public property that can be set, in ordinal order, whoever adds one.</summary>
internal static class CanonicalJson
{
    /// <summary>Beside an option's own properties: which of several kinds it is.</summary>
    public const string KindName = "kind";

    /// <summary>The properties of an object, without a kind.</summary>
    /// <param name="value">A record of plain data.</param>
    public static JsonObject Of(object value) => Ordered(new(Properties(value)));

    /// <summary>The same with its names in ordinal order.</summary>
    /// <param name="value">An object; its values move into the new one.</param>
    public static JsonObject Ordered(JsonObject value)
    {
        var entries = value.OrderBy(entry => entry.Key, StringComparer.Ordinal).ToList();
        value.Clear();
        return new(entries);
    }

    /// <summary>A property's name in JSON: its first letter small.</summary>
    /// <param name="property">Its name in C#.</param>
    public static string Name(string property) => JsonNamingPolicy.CamelCase.ConvertName(property);

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Properties(object value) => value.GetType()
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.CanWrite)
        .Select(property => KeyValuePair.Create(Name(property.Name), Value(property.GetValue(value), property.Name)));

    private static JsonNode? Value(object? value, string name) => value switch
    {
        null => null,
        bool flag => flag,
        string text => text,
        int number => number,
        uint number => number,
        long number => number,
        // JSON has no numbers for these.
        double number when !double.IsFinite(number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        double number => number,
        Enum choice => choice.ToString(),
        IEnumerable items => new JsonArray([.. items.Cast<object?>().Select(item => Value(item, name))]),
        _ when value.GetType() is { IsClass: true } type && !typeof(Delegate).IsAssignableFrom(type) => Kind(value),
        _ => throw new NotSupportedException($"{name} is a {value.GetType()}, which has no place in a run's key yet; give it one in {nameof(CanonicalJson)}."),
    };

    private static JsonObject Kind(object value) => Ordered(new(Properties(value).Append(KeyValuePair.Create(KindName, (JsonNode?)value.GetType().Name))));
}
