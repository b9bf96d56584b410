using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace SegLab.Cli.Running.Parameters;

/// <summary>A variable of the cell tagged <c>parameters</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type, as C# writes it: one of <see cref="Types"/>.</param>
/// <param name="Default">What the cell sets it to, as C# writes it.</param>
internal sealed record NotebookParameter(string Name, string Type, string Default)
{
    /// <summary>The types that can be set from the command line.</summary>
    public static readonly IReadOnlyList<string> Types = ["string", "bool", "int", "uint", "long", "float", "double"];

    /// <summary>Whether it may be <c>null</c> as well.</summary>
    public bool IsNullable { get; init; }

    /// <summary>A value from the command line as C# writes it; null where it is none of this parameter's type.</summary>
    /// <param name="value">The value; numbers with a decimal point whatever the system's language.</param>
    public string? Literal(string value)
    {
        var culture = CultureInfo.InvariantCulture;
        return Type switch
        {
            _ when IsNullable && value == "null" => "null",
            "string" => SymbolDisplay.FormatLiteral(value, quote: true),
            "bool" => bool.TryParse(value, out var flag) ? flag ? "true" : "false" : null,
            "int" => int.TryParse(value, NumberStyles.AllowLeadingSign, culture, out var number) ? number.ToString(culture) : null,
            "uint" => uint.TryParse(value, NumberStyles.None, culture, out var number) ? number.ToString(culture) + "u" : null,
            "long" => long.TryParse(value, NumberStyles.AllowLeadingSign, culture, out var number) ? number.ToString(culture) + "L" : null,
            "float" => float.TryParse(value, NumberStyles.Float, culture, out var number) && float.IsFinite(number) ? number.ToString("R", culture) + "f" : null,
            "double" => double.TryParse(value, NumberStyles.Float, culture, out var number) && double.IsFinite(number) ? number.ToString("R", culture) + "d" : null,
            _ => null,
        };
    }

    /// <summary>What <see cref="Literal"/> takes, in words.</summary>
    public string Expected => (IsNullable ? "null or " : "") + Type switch
    {
        "string" => "any text",
        "bool" => "true or false",
        "int" => "a whole number",
        "uint" => $"a whole number from 0 to {uint.MaxValue}",
        "long" => "a whole number",
        _ => "a number such as 0.001 or 1e-3",
    };

    /// <summary>As the cell declares it.</summary>
    public override string ToString() => $"{Type}{(IsNullable ? "?" : "")} {Name} = {Default}";
}
