using System.Globalization;

namespace SegLab;

/// <summary>
/// An option as a message speaks of it, with a value or alone. C# says <c>BatchSize = 20</c>; whoever shows the message elsewhere asks
/// <see cref="SegLabException.In"/> for the words of that place, such as a command line's <c>--batch-size 20</c>.
/// </summary>
/// <param name="Name">The property's name, such as <c>BatchSize</c>.</param>
public sealed record OptionSetting(string Name)
{
    /// <summary>The value; null where the option is named alone, and for the value null.</summary>
    public object? Value { get; init; }

    /// <summary>Whether there is a value to write; false by default, for an option named alone.</summary>
    public bool HasValue { get; init; }

    /// <summary>What C# says instead of <c>Name = Value</c>, where that is no property; null by default.</summary>
    public string? Code { get; init; }

    /// <summary>An option with a value.</summary>
    /// <param name="name">The property's name.</param>
    /// <param name="value">The value: a number, a flag, a text, a member of an enumeration, or another value that is written by its type's name.</param>
    public static OptionSetting Of(string name, object? value) => new(name) { Value = value, HasValue = true };

    /// <summary>As C# says it: <c>BatchSize = 20</c>, <c>Reading = Reading.Honest</c>, <c>Device = "cpu"</c>.</summary>
    public override string ToString() => Code ?? (HasValue ? $"{Name} = {Literal()}" : Name);

    private string Literal() => Value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        string text => $"\"{text}\"",
        Enum choice => $"{choice.GetType().Name}.{choice}",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => Value.GetType().Name,
    };
}
