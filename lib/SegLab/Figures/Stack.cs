using SegLab.Figures.Painting;

namespace SegLab.Figures;

/// <summary>Figures one above the other, such as a line of progress, pictures and curves.</summary>
public sealed record Stack : Figure
{
    private const float Gap = 8;

    /// <summary>Creates the stack.</summary>
    /// <param name="figures">The figures, at least one, the first on top.</param>
    /// <exception cref="SegLabException">There is no figure.</exception>
    public Stack(IReadOnlyList<Figure> figures)
        : base("")
    {
        if (figures.Count == 0)
            throw new SegLabException("A stack of figures is empty; give it at least one figure.");
        Figures = figures;
    }

    /// <summary>The figures, the first on top.</summary>
    public IReadOnlyList<Figure> Figures { get; }

    /// <inheritdoc/>
    public override string ToHtml() => Join(figure => figure.ToHtml());

    /// <inheritdoc/>
    public override string ToStaticHtml() => Join(figure => figure.ToStaticHtml());

    /// <inheritdoc/>
    public override string ToText() => string.Join('\n', Figures.Select(figure => figure.ToText()));

    /// <inheritdoc/>
    internal override Drawing Draw()
    {
        var parts = Figures.Select(figure => figure.Draw()).ToList();
        var height = parts.Sum(part => part.Height) + (Gap * (parts.Count - 1));
        return new Drawing(parts.Max(part => part.Width), height, Paint) { IsPhotographic = parts.Any(part => part.IsPhotographic), Colors = parts.Max(part => part.Colors) };

        void Paint(Brush brush)
        {
            var y = 0f;
            foreach (var part in parts)
            {
                part.PaintAt(brush, 0, y);
                y += part.Height + Gap;
            }
        }
    }

    private string Join(Func<Figure, string> render) =>
        $"<div class=\"seglab-stack\">{string.Join("", Figures.Select(figure => $"<div style=\"margin-bottom:8px\">{render(figure)}</div>"))}</div>";
}
