using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using SegLab.Cli.Documents;

namespace SegLab.Cli.Reports;

/// <summary>A displayed picture, inside the page.</summary>
internal static class OutputPicture
{
    private static readonly string[] BinaryTypes = ["image/png", "image/jpeg", "image/gif", "image/webp"];

    /// <summary>The picture, or null where the output holds none.</summary>
    /// <param name="display">The output; <c>width</c>, <c>height</c> (pixels) and <c>alt</c> in the metadata of the picture's type are used.</param>
    /// <param name="description">What to call a picture whose output has no text form.</param>
    public static string? Html(DisplayOutput display, string description)
    {
        // As a picture, an SVG can neither run scripts nor clash with ids of the page.
        if (display.Data.TryGetValue("image/svg+xml", out var svg))
            return Html(display, "image/svg+xml", Convert.ToBase64String(Encoding.UTF8.GetBytes(svg)), description);
        foreach (var type in BinaryTypes)
        {
            if (display.Data.TryGetValue(type, out var base64))
                return Html(display, type, string.Concat(base64.Where(character => !char.IsWhiteSpace(character))), description);
        }

        return null;
    }

    private static string Html(DisplayOutput display, string type, string base64, string description)
    {
        var metadata = display.Metadata[type] as JsonObject;
        var alternative = NotebookText.Join(metadata?["alt"]);
        if (alternative.Length == 0)
            alternative = display.Data.GetValueOrDefault("text/plain", description);
        return $"<img src=\"data:{type};base64,{WebUtility.HtmlEncode(base64)}\" alt=\"{WebUtility.HtmlEncode(alternative)}\"{Size(metadata, "width")}{Size(metadata, "height")}>";
    }

    private static string Size(JsonObject? metadata, string name) =>
        metadata?[name] is JsonValue value && value.TryGetValue<int>(out var pixels) ? $" {name}=\"{pixels}\"" : "";
}
