using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace SegLab.Cli.Training;

/// <summary>
/// Reads an option's value from a command line: numbers, words, <c>none</c>, and records as a name with the parameters that are not at
/// their defaults, such as <c>warmup_cosine(warmup=0.2)</c>. Capitals, hyphens and underscores in names are one.
/// </summary>
internal static partial class OptionText
{
    private const string None = "none";

    /// <summary>Reads a value.</summary>
    /// <param name="type">The option's type.</param>
    /// <param name="text">What was written.</param>
    /// <exception cref="FormatException">It is no such value; the message says what is expected.</exception>
    public static object? Read(Type type, string text)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain != type && Same(text, None))
            return null;
        if (plain == typeof(string))
            return text;
        if (plain == typeof(bool))
            return bool.TryParse(text, out var flag) ? flag : throw new FormatException("true or false is expected");
        if (plain.IsEnum)
            return Enum.GetNames(plain).FirstOrDefault(name => Same(name, text)) is { } name ? Enum.Parse(plain, name) : throw new FormatException($"{Choices(plain)} is expected");
        return plain.IsPrimitive ? Number(plain, text) : Made(plain, text);
    }

    /// <summary>A value as it is written on a command line.</summary>
    /// <param name="value">The value.</param>
    public static string Write(object? value) => value switch
    {
        null => None,
        bool flag => flag ? "true" : "false",
        Enum choice => Written(choice.ToString()),
        string text => text,
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => Named(value.GetType()).FirstOrDefault(named => named.Value.Equals(value)).Name is { } name ? name : Written(value.GetType().Name),
    };

    /// <summary>What can be written for an option: its words, or nothing for numbers and texts.</summary>
    /// <param name="type">The option's type.</param>
    public static string Choices(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain.IsEnum)
            return Words(plain) is [.. var others, var last] ? $"{string.Join(", ", others)} or {last}" : "";
        if (plain.IsPrimitive || plain == typeof(string))
            return "";
        return string.Join(", ", [.. Kinds(plain).Select(Signature), .. Named(plain).Select(named => named.Name)]);
    }

    /// <summary>An enumeration's names as they are written on a command line.</summary>
    /// <param name="type">The enumeration.</param>
    public static string[] Words(Type type) => [.. Enum.GetNames(type).Select(Written)];

    /// <summary>The flag of an option.</summary>
    /// <param name="name">The property's name, such as <c>LearningRate</c>.</param>
    public static string Flag(string name) => $"--{Written(name)}";

    /// <summary>A name in C# as it is written on a command line: small letters with hyphens.</summary>
    /// <param name="name">Such as <c>LearningRate</c>.</param>
    public static string Written(string name) => WordStart().Replace(name, "-$0").ToLowerInvariant();

    private static object Number(Type type, string text)
    {
        // Without groups of thousands: 1,5 is a mistake and not 15.
        if (type == typeof(double))
            return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw new FormatException("a number with a decimal point is expected, such as 0.001");
        try
        {
            return Convert.ChangeType(text, type, CultureInfo.InvariantCulture);
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            throw new FormatException("a whole number is expected", exception);
        }
    }

    private static object Made(Type type, string text)
    {
        var match = Call().Match(text);
        var name = match.Groups["name"].Value;
        object? made = null;
        if (match.Success && Named(type).FirstOrDefault(named => Same(named.Name, name)).Value is { } named)
            made = Clone(named);
        else if (match.Success && Kinds(type).FirstOrDefault(kind => Same(kind.Name, name)) is { } kind)
            made = Activator.CreateInstance(kind);
        if (made is null)
            throw new FormatException($"one of these is expected: {Choices(type)}");
        foreach (var given in match.Groups["parameters"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            Set(made, given);
        return made;
    }

    private static void Set(object made, string given)
    {
        var parts = given.Split('=', 2, StringSplitOptions.TrimEntries);
        var property = Settable(made.GetType()).FirstOrDefault(property => Same(property.Name, parts[0]));
        if (parts.Length != 2 || property is null)
            throw new FormatException($"'{given}' is no parameter of it; it is {Signature(made.GetType())}");
        try
        {
            property.SetValue(made, Read(property.PropertyType, parts[1]));
        }
        catch (TargetInvocationException exception) when (exception.InnerException is SegLabException inner)
        {
            throw new FormatException(inner.In(option => Written(option.Name)).TrimEnd('.'), exception);
        }
        catch (FormatException exception)
        {
            throw new FormatException($"{parts[0]} is '{parts[1]}', and {exception.Message}", exception);
        }
    }

    private static string Signature(Type kind)
    {
        var defaults = Activator.CreateInstance(kind)!;
        var parameters = Settable(kind).Select(property => $"{Written(property.Name)}={Write(property.GetValue(defaults))}").ToList();
        return Written(kind.Name) + (parameters.Count > 0 ? $"({string.Join(", ", parameters)})" : "");
    }

    private static IEnumerable<Type> Kinds(Type type) =>
        type.Assembly.GetExportedTypes().Where(kind => type.IsAssignableFrom(kind) && !kind.IsAbstract && kind.GetConstructor([]) is not null);

    // Ready values that a type offers of itself.
    private static IEnumerable<(string Name, object Value)> Named(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Static)
        .Where(property => property.PropertyType == type).Select(property => (Written(property.Name), property.GetValue(null)!));

    private static IEnumerable<PropertyInfo> Settable(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite);

    private static object Clone(object value)
    {
        var copy = Activator.CreateInstance(value.GetType())!;
        foreach (var property in Settable(value.GetType()))
            property.SetValue(copy, property.GetValue(value));
        return copy;
    }

    private static bool Same(string one, string other) =>
        string.Equals(Bare(one), Bare(other), StringComparison.OrdinalIgnoreCase);

    private static string Bare(string name) => name.Trim().Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);

    [GeneratedRegex(@"(?<=[a-z0-9])[A-Z]", RegexOptions.None, 1000)]
    private static partial Regex WordStart();

    [GeneratedRegex(@"^\s*(?<name>[\w-]+)\s*(\((?<parameters>[^()]*)\))?\s*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Call();
}
