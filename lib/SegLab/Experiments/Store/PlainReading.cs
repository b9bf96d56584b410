using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace SegLab.Experiments.Store;

/// <summary>Reads what <see cref="CanonicalJson"/> wrote. What is missing keeps its default: an option that there was not yet.</summary>
internal static class PlainReading
{
    /// <summary>Reads a record.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="element">A JSON object.</param>
    /// <exception cref="FormatException">A value is not what belongs there, or of a kind that there is not.</exception>
    public static T Of<T>(JsonElement element) => (T)Object(typeof(T), element);

    private static object? Value(Type type, JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Null)
            return null;
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain.IsEnum)
            return Enum.TryParse(plain, element.GetString(), out var choice)
                ? choice
                : throw new LaterVersionException($"it has the {plain.Name} '{element.GetString()}', which a later version of SegLab may know and this one does not");
        if (plain == typeof(string) || (plain.IsPrimitive && element.ValueKind == JsonValueKind.String))
            return Convert.ChangeType(element.GetString(), plain, CultureInfo.InvariantCulture);
        if (plain == typeof(bool))
            return element.GetBoolean();
        if (plain == typeof(double))
            return element.GetDouble();
        if (plain.IsPrimitive)
            return Convert.ChangeType(element.GetInt64(), plain, CultureInfo.InvariantCulture);
        return typeof(IEnumerable).IsAssignableFrom(plain) ? List(plain, element) : Object(plain, element);
    }

    // Null where the property may be null.
    private static object? NoValue(PropertyInfo property) =>
        Nullable.GetUnderlyingType(property.PropertyType) is not null || new NullabilityInfoContext().Create(property).WriteState == NullabilityState.Nullable
            ? null
            : throw new FormatException($"its {property.Name} is null");

    private static Array List(Type type, JsonElement element)
    {
        var itemType = type.GetElementType() ?? type.GetGenericArguments()[0];
        var items = element.EnumerateArray().Select(item => Value(itemType, item)).ToArray();
        var list = Array.CreateInstance(itemType, items.Length);
        for (var index = 0; index < items.Length; index++)
            list.SetValue(items[index], index);
        return list;
    }

    private static object Object(Type type, JsonElement element)
    {
        var kind = element.TryGetProperty(CanonicalJson.KindName, out var name) && name.GetString() is { } text && text != type.Name
            ? type.Assembly.GetTypes().FirstOrDefault(candidate => candidate.Name == text && type.IsAssignableFrom(candidate)) ?? throw new LaterVersionException($"it has the {type.Name} '{text}', which a later version of SegLab may know and this one does not")
            : type;
        try
        {
            var made = Activator.CreateInstance(kind)!;
            var properties = kind.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite)
                .ToDictionary(property => CanonicalJson.Name(property.Name));
            foreach (var entry in element.EnumerateObject().Where(entry => entry.Name != CanonicalJson.KindName))
            {
                if (!properties.TryGetValue(entry.Name, out var property))
                    throw new LaterVersionException($"it has '{entry.Name}' among its {kind.Name}, which a later version of SegLab may know and this one does not");
                property.SetValue(made, Value(property.PropertyType, entry.Value) ?? NoValue(property));
            }

            return made;
        }
        catch (Exception exception) when (exception is TargetInvocationException or MissingMethodException or ArgumentException or InvalidOperationException or OverflowException)
        {
            throw new FormatException($"its {kind.Name} can't be made: {(exception.InnerException ?? exception).Message}", exception);
        }
    }
}
