using SkiaSharp;

namespace SegLab.Figures.Painting;

/// <summary>Draws a <see cref="CurveChart"/>.</summary>
internal static class CurvePainter
{
    /// <summary>The chart's width.</summary>
    public const float Width = 720;

    private const int LeastHeight = 380;
    private const float Margin = 16;
    private const float TitleSize = 16;

    // Curves that share the palette cross often; with few colours theirs would run into each other.
    private const int FewColors = 24;
    private const int ManyColors = 96;

    /// <summary>Whether the names of the curves fit in a row above them; else they stand at the right.</summary>
    /// <param name="chart">The chart.</param>
    public static bool HasLegendOnTop(CurveChart chart) => LegendOf(chart).RowWidth <= Width - (2 * Margin);

    /// <summary>The chart's height: more than usual where many names stand at the right.</summary>
    /// <param name="chart">The chart.</param>
    public static int Height(CurveChart chart) => HasLegendOnTop(chart) ? LeastHeight : Math.Max(LeastHeight, (int)(Top(chart) + (Legend.LineHeight * chart.Curves.Count) + Margin));

    /// <summary>The drawing.</summary>
    /// <param name="chart">The chart.</param>
    public static Drawing Draw(CurveChart chart) => new(Width, Height(chart), brush => Paint(brush, chart)) { Colors = chart.Curves.Count > ChartColors.Palette.Count ? ManyColors : FewColors };

    /// <summary>A chart's vertical axis: all its values with some room.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="about">About how many marks.</param>
    public static Ticks VerticalAxis(CurveChart chart, int about) => Ticks.For(chart.Curves.SelectMany(curve => curve.Band is { } band ? curve.Values.Concat(band.Low).Concat(band.High) : curve.Values), about, margin: 0.05);

    /// <summary>A chart's horizontal axis.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="about">About how many marks.</param>
    public static Ticks HorizontalAxis(CurveChart chart, int about) =>
        Ticks.For(chart.Curves.SelectMany(curve => curve.Positions), about, whole: chart.Curves.All(curve => curve.X is null));

    private static float Top(CurveChart chart) => chart.Title.Length > 0 ? 44 : 16;

    private static void Paint(Brush brush, CurveChart chart)
    {
        var legend = LegendOf(chart);
        var onTop = HasLegendOnTop(chart);
        var y = VerticalAxis(chart, 6);
        var left = Margin + 18 + Plot.MarksWidth(y);
        var right = Width - Margin - (onTop ? 0 : legend.ColumnWidth + 16);
        var top = Top(chart) + (onTop ? 26 : 0);
        brush.Text(Brush.Fit(chart.Title, TitleSize, Width - (2 * Margin), bold: true), Margin, 28, TitleSize, bold: true);
        var plot = new Plot(new SKRect(left, top, right, Height(chart) - 48), HorizontalAxis(chart, 8), y);
        plot.PaintAxes(brush, chart.XLabel, chart.YLabel);
        for (var index = 0; index < chart.Curves.Count; index++)
            plot.PaintBand(brush, chart.Curves[index], legend.Entries[index].Style);
        for (var index = 0; index < chart.Curves.Count; index++)
            plot.PaintCurve(brush, chart.Curves[index], legend.Entries[index].Style);
        if (onTop)
            legend.PaintRow(brush, left, top - 14);
        else
            legend.PaintColumn(brush, right + 16, top - 4);
    }

    private static Legend LegendOf(CurveChart chart) => new([.. chart.Curves.Select((curve, index) => (curve.Name, CurveStyle.Of(curve, index)))]);
}
