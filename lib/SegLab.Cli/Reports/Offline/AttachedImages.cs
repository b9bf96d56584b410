using System.Text;
using System.Text.Json.Nodes;

namespace SegLab.Cli.Reports.Offline;

/// <summary>Images that were pasted into a text cell and are stored with it.</summary>
internal static class AttachedImages
{
    /// <summary>How an address begins that names one.</summary>
    public const string Scheme = "attachment:";

    /// <summary>Finds an attached image.</summary>
    /// <param name="address">The address, which begins with <see cref="Scheme"/>; the name as it is or percent-encoded.</param>
    /// <param name="attachments">The cell's own attachments: name to mime type to base64; null for none.</param>
    public static ResolvedImage Resolve(string address, JsonObject? attachments)
    {
        var name = address[Scheme.Length..];
        var forms = (attachments?[name] ?? attachments?[Uri.UnescapeDataString(name)]) as JsonObject;
        if (forms is null)
            return ResolvedImage.Missing("the cell has no attachment of that name");
        var image = forms.FirstOrDefault(form => form.Key.StartsWith("image/", StringComparison.OrdinalIgnoreCase));
        if (image.Key is null)
            return ResolvedImage.Missing($"the attachment is no image but {string.Join(", ", forms.Select(form => form.Key))}");

        var bytes = Bytes(NotebookText.Join(image.Value));
        return bytes is not null && ImageType.Of(bytes) is { } type
            ? ResolvedImage.Found(type, Convert.ToBase64String(bytes))
            : ResolvedImage.Missing($"the attachment's content is damaged, or no {ImageType.Names}");
    }

    // An SVG may be there as text.
    private static byte[]? Bytes(string content)
    {
        if (content.TrimStart().StartsWith('<'))
            return Encoding.UTF8.GetBytes(content);
        var bytes = new byte[content.Length];
        return Convert.TryFromBase64String(content, bytes, out var length) ? bytes[..length] : null;
    }
}
