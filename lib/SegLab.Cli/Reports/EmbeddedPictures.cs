using System.Text.Json.Nodes;
using Markdig.Syntax.Inlines;

namespace SegLab.Cli.Reports;

/// <summary>Pictures in text: attached ones move into the page, distant ones become links, for the page loads nothing from elsewhere.</summary>
internal static class EmbeddedPictures
{
    private const string Attached = "attachment:";

    /// <summary>Changes where a picture comes from.</summary>
    /// <param name="picture">A picture in parsed text.</param>
    /// <param name="attachments">The cell's attachments: name to mime type to base64; null for none.</param>
    public static void Resolve(LinkInline picture, JsonObject? attachments)
    {
        var address = picture.Url ?? "";
        if (address.StartsWith(Attached, StringComparison.Ordinal)
            && attachments?[Uri.UnescapeDataString(address[Attached.Length..])] is JsonObject { Count: > 0 } forms)
        {
            var (mimeType, content) = forms.First();
            picture.Url = $"data:{mimeType};base64,{NotebookText.Join(content).ReplaceLineEndings("")}";
        }
        else if (address.StartsWith("http:", StringComparison.OrdinalIgnoreCase)
            || address.StartsWith("https:", StringComparison.OrdinalIgnoreCase)
            || address.StartsWith("//", StringComparison.Ordinal))
        {
            picture.IsImage = false;
            if (picture.FirstChild is null)
                picture.AppendChild(new LiteralInline(address));
        }
    }
}
