using SegLab.Figures;
using SegLab.Figures.Painting;

namespace SegLab.Display;

/// <summary>A figure without its scripts, for redrawing many times.</summary>
/// <param name="Figure">The figure.</param>
internal sealed record StillFigure(Figure Figure) : Figure(Figure.Title)
{
    /// <inheritdoc/>
    public override string ToHtml() => Figure.ToStaticHtml();

    /// <inheritdoc/>
    public override byte[] ToPng() => Figure.Draw().ToPng(quick: true);

    /// <inheritdoc/>
    public override string ToText() => Figure.ToText();

    /// <inheritdoc/>
    internal override Drawing Draw() => Figure.Draw();
}
