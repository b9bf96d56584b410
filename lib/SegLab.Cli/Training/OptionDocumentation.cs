using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace SegLab.Cli.Training;

/// <summary>What the library's documentation says of a property, as text: the help of a flag is written once, where the option is.</summary>
internal static partial class OptionDocumentation
{
    /// <summary>A property's summary; empty where the documentation is not beside the library.</summary>
    /// <param name="property">The property.</param>
    public static string Of(PropertyInfo property)
    {
        var path = Path.ChangeExtension(property.DeclaringType!.Assembly.Location, ".xml");
        try
        {
            var summary = XDocument.Load(path, LoadOptions.PreserveWhitespace).Descendants("member")
                .FirstOrDefault(member => member.Attribute("name")?.Value == $"P:{property.DeclaringType.FullName}.{property.Name}")?.Element("summary");
            return summary is null ? "" : Spaces().Replace(string.Concat(summary.Nodes().Select(node => Text(node, property.DeclaringType))), " ").Trim();
        }
        catch (Exception exception) when (exception is IOException or XmlException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    // Other options are shown as their flags, words of a choice as they are typed, and all else by the last part of its name.
    private static string Text(XNode node, Type options) => node switch
    {
        XElement element when element.Attribute("cref")?.Value is { } reference => reference[(reference.LastIndexOf('.') + 1)..] is var name && reference == $"P:{options.FullName}.{name}" ? OptionText.Flag(name)
            : reference.StartsWith("F:", StringComparison.Ordinal) ? OptionText.Written(name) : name,
        XElement element when element.Attribute("name") is { } name => name.Value,
        XElement element => element.Value,
        XText text => text.Value,
        _ => "",
    };

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();
}
