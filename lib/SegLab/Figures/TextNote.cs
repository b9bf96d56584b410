using System.Net;
using SegLab.Figures.Formatting;
using SegLab.Figures.Painting;

namespace SegLab.Figures;

/// <summary>A line or paragraph of plain text, such as a line of progress above the pictures.</summary>
[TypeFormatterSource(typeof(FigureFormatterSource), PreferredMimeTypes = [FigureFormatterSource.Html, FigureFormatterSource.Text])]
public sealed record TextNote : Figure
{
    /// <summary>Creates the note.</summary>
    /// <param name="text">Plain text; lines are kept.</param>
    public TextNote(string text)
        : base("")
    {
        Text = text;
    }

    /// <summary>Plain text; lines are kept.</summary>
    public string Text { get; init; }

    /// <inheritdoc/>
    public override string ToHtml() => $"<p class=\"seglab-note\" style=\"white-space:pre-wrap;margin:6px 0\">{WebUtility.HtmlEncode(Text)}</p>";

    /// <inheritdoc/>
    public override string ToStaticHtml() => ToHtml();

    /// <inheritdoc/>
    public override string ToText() => Text;

    /// <inheritdoc/>
    internal override Drawing Draw() => NotePainter.Draw(Text);
}
