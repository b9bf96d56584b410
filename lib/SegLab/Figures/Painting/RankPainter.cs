using System.Globalization;
using SkiaSharp;

namespace SegLab.Figures.Painting;

/// <summary>Draws a <see cref="CriticalDifferenceDiagram"/>.</summary>
internal static class RankPainter
{
    private const float TitleSize = 16;

    /// <summary>The drawing.</summary>
    /// <param name="diagram">The diagram.</param>
    public static Drawing Draw(CriticalDifferenceDiagram diagram)
    {
        var layout = new RankLayout(diagram);
        return new Drawing(RankLayout.Width, layout.Height, brush => Paint(brush, diagram, layout));
    }

    private static void Paint(Brush brush, CriticalDifferenceDiagram diagram, RankLayout layout)
    {
        brush.Text(Brush.Fit(diagram.Title, TitleSize, RankLayout.Width - (2 * RankLayout.Margin), bold: true), RankLayout.Margin, 28, TitleSize, bold: true);
        PaintAxis(brush, layout);
        PaintDifference(brush, diagram.CriticalDifference, layout);
        foreach (var place in layout.Places)
            PaintName(brush, place, layout);
        foreach (var bar in layout.Bars)
            brush.Line(new SKPoint(layout.X(bar.From) - 3, bar.Y), new SKPoint(layout.X(bar.To) + 3, bar.Y), RankLayout.BarColor, 5);
        foreach (var place in layout.Places)
            brush.Dot(new SKPoint(layout.X(place.MeanRank), layout.AxisTop), 3.5f, ChartColors.Text);
    }

    private static void PaintAxis(Brush brush, RankLayout layout)
    {
        brush.Line(new SKPoint(layout.Area.Left, layout.AxisTop), new SKPoint(layout.Area.Right, layout.AxisTop), ChartColors.Axis, 1.5f);
        for (var rank = layout.From; rank <= layout.To; rank++)
        {
            var x = layout.X(rank);
            brush.Line(new SKPoint(x, layout.AxisTop - 6), new SKPoint(x, layout.AxisTop), ChartColors.Axis, 1.5f);
            brush.Text(rank.ToString(CultureInfo.InvariantCulture), x, layout.AxisTop - 11, RankLayout.LabelSize, ChartColors.Muted, SKTextAlign.Center);
        }

        brush.Text(RankLayout.Caption, layout.Area.Right, layout.DifferenceTop - 9, RankLayout.LabelSize, ChartColors.Muted, SKTextAlign.Right);
    }

    private static void PaintDifference(Brush brush, double difference, RankLayout layout)
    {
        var (left, right, y) = (layout.Area.Left, Math.Min(layout.X(layout.From + difference), layout.Area.Right), layout.DifferenceTop);
        brush.Line(new SKPoint(left, y), new SKPoint(right, y), ChartColors.Text, 1.5f);
        foreach (var end in new[] { left, right })
            brush.Line(new SKPoint(end, y - 4), new SKPoint(end, y + 4), ChartColors.Text, 1.5f);
        brush.Text(RankLayout.LabelOf(difference), left, y - 9, RankLayout.LabelSize);
    }

    private static void PaintName(Brush brush, RankPlace place, RankLayout layout)
    {
        var (x, edge) = (layout.X(place.MeanRank), place.IsLeft ? layout.Area.Left - 8 : layout.Area.Right + 8);
        using var builder = new SKPathBuilder();
        builder.AddPoly([new SKPoint(x, layout.AxisTop), new SKPoint(x, place.Y), new SKPoint(edge, place.Y)], close: false);
        using var path = builder.Detach();
        brush.Path(path, ChartColors.Muted, 1.2f);
        var (sign, align) = place.IsLeft ? (-1, SKTextAlign.Right) : (1, SKTextAlign.Left);
        var baseline = place.Y + (RankLayout.LabelSize * 0.36f);
        brush.Text(FormattableString.Invariant($"{place.MeanRank:0.00}"), edge + (4 * sign), baseline, RankLayout.LabelSize, ChartColors.Muted, align);
        brush.Text(Brush.Fit(place.Name, RankLayout.LabelSize, RankLayout.MaximalNames), edge + (RankLayout.NumberWidth * sign), baseline, RankLayout.LabelSize, align: align);
    }
}
