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
            var summary = XDocument.Load(path).Descendants("member")
                .FirstOrDefault(member => member.Attribute("name")?.Value == $"P:{property.DeclaringType.FullName}.{property.Name}")?.Element("summary");
            return summary is null ? "" : Spaces().Replace(string.Concat(summary.Nodes().Select(Text)), " ").Trim();
        }
        catch (Exception exception) when (exception is IOException or XmlException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    // References show the last part of what they name.
    private static string Text(XNode node) => node switch
    {
        XElement element when element.Attribute("cref") is { } reference => reference.Value[(reference.Value.LastIndexOf('.') + 1)..],
        XElement element when element.Attribute("name") is { } name => name.Value,
        XElement element => element.Value,
        XText text => text.Value,
        _ => "",
    };

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();
}
