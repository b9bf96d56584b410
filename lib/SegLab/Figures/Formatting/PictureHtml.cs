using System.Net;

namespace SegLab.Figures.Formatting;

/// <summary>Pictures inside HTML, without files beside it.</summary>
internal static class PictureHtml
{
    /// <summary>A figure's static picture.</summary>
    /// <param name="figure">The figure.</param>
    public static string OfFigure(Figure figure)
    {
        var drawing = figure.Draw();
        return Image("seglab-static", figure.ToText(), drawing.ToPng(), "image/png", drawing.Width);
    }

    /// <summary>An <c>img</c> element that shrinks with its page.</summary>
    /// <param name="cssClass">Its class.</param>
    /// <param name="text">What it says to those who don't see it.</param>
    /// <param name="file">The picture's file.</param>
    /// <param name="mimeType">The file's type.</param>
    /// <param name="width">How wide it is shown where there is room, in CSS pixels.</param>
    public static string Image(string cssClass, string text, byte[] file, string mimeType, float width) =>
        FormattableString.Invariant($"<img class=\"{cssClass}\" alt=\"{WebUtility.HtmlEncode(text)}\" style=\"display:block;width:{Math.Round(width)}px;max-width:100%;height:auto\" src=\"data:{mimeType};base64,{Convert.ToBase64String(file)}\">");
}
