namespace SegLab.Figures.Formatting;

/// <summary>
/// Tells .NET Interactive how a type is displayed. It knows the attribute and its properties by their names, so the library
/// needs none of its packages.
/// </summary>
/// <param name="formatterSourceType">A class with a method <c>CreateTypeFormatters()</c>.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>The class that makes the formatters.</summary>
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>The mime types that a displayed value carries, all of them at once.</summary>
    public string[] PreferredMimeTypes { get; set; } = [];
}
