using SegLab.Figures.Formatting;
using SegLab.Figures.Painting;

namespace SegLab.Figures;

/// <summary>
/// Something to look at: plain data (no tensors) that renders itself as HTML, as a picture and as text. The last expression of
/// a notebook's cell, or <see cref="Notebook.Show"/>, displays it; GitHub and PDF take the picture.
/// </summary>
[TypeFormatterSource(typeof(FigureFormatterSource), PreferredMimeTypes = [FigureFormatterSource.Html, FigureFormatterSource.Png, FigureFormatterSource.Text])]
public abstract record Figure
{
    /// <summary>Creates the figure.</summary>
    /// <param name="title">What stands above it; empty for none.</param>
    protected Figure(string title)
    {
        Title = title;
    }

    /// <summary>What stands above it; empty for none.</summary>
    public string Title { get; init; }

    /// <summary>An HTML fragment that needs no other host; charts come alive where <see cref="PlotlyScript"/> was shown.</summary>
    public abstract string ToHtml();

    /// <summary>An HTML fragment without scripts, cheap enough to redraw while a network trains.</summary>
    public virtual string ToStaticHtml() => PictureHtml.OfFigure(this);

    /// <summary>A picture as a PNG file; the same bytes at every call.</summary>
    public virtual byte[] ToPng() => Draw().ToPng();

    /// <summary>Text for a terminal: the first line stands alone, as a line of progress.</summary>
    public abstract string ToText();

    /// <inheritdoc/>
    public sealed override string ToString() => ToText();

    /// <summary>The figure as something to paint, alone or as a part of another.</summary>
    internal abstract Drawing Draw();
}
