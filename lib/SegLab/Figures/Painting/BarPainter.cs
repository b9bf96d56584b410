using SkiaSharp;

namespace SegLab.Figures.Painting;

/// <summary>Draws a <see cref="BarChart"/>.</summary>
internal static class BarPainter
{
    private const float Width = 720;
    private const float Margin = 16;
    private const float TitleSize = 16;
    private const float LabelSize = 12;
    private const float BarHeight = 18;
    private const float Step = 30;
    private const float MaximalNames = 240;

    /// <summary>The chart's height.</summary>
    /// <param name="chart">The chart.</param>
    public static int Height(BarChart chart) => (int)(Top(chart) + (Step * chart.Bars.Count) + 48 + 4);

    /// <summary>The drawing.</summary>
    /// <param name="chart">The chart.</param>
    public static Drawing Draw(BarChart chart) => new(Width, Height(chart), brush => Paint(brush, chart));

    private static bool HasReferences(BarChart chart) => chart.Bars.Any(bar => bar.Reference is { } reference && double.IsFinite(reference));

    private static float Top(BarChart chart) => (chart.Title.Length > 0 ? 44 : 16) + (HasReferences(chart) ? 24 : 0);

    private static void Paint(Brush brush, BarChart chart)
    {
        brush.Text(Brush.Fit(chart.Title, TitleSize, Width - (2 * Margin), bold: true), Margin, 28, TitleSize, bold: true);
        var names = Math.Min(MaximalNames, chart.Bars.Max(bar => Brush.Measure(bar.Name, LabelSize)));
        var top = Top(chart);
        // At the right end there is room for the longest bar's number.
        var area = new SKRect(Margin + names + 10, top, Width - Margin - 44, top + (Step * chart.Bars.Count) + 4);
        var plot = new Plot(area, Ticks.For(chart.Bars.SelectMany(Extent).Append(0), 6), new Ticks(0, 1, [], []));
        PaintGrid(brush, plot, chart.YLabel);
        for (var index = 0; index < chart.Bars.Count; index++)
            PaintBar(brush, plot, chart.Bars[index], top + 2 + (Step * (index + 0.5f)));
        if (HasReferences(chart))
        {
            PaintMark(brush, new SKPoint(area.Left + 6, top - 14));
            brush.Text(chart.ReferenceName, area.Left + 18, top - 10, LabelSize);
        }
    }

    private static IEnumerable<double> Extent(Bar bar) => [bar.Value, bar.Low ?? bar.Value, bar.High ?? bar.Value, bar.Reference ?? bar.Value];

    private static void PaintGrid(Brush brush, Plot plot, string label)
    {
        foreach (var value in plot.X.Values)
            brush.Line(plot.Point(value, 0), plot.Point(value, 1), ChartColors.Grid);
        plot.PaintAxes(brush, label, "");
        brush.Line(plot.Point(0, 0), plot.Point(0, 1), ChartColors.Axis);
    }

    private static void PaintBar(Brush brush, Plot plot, Bar bar, float middle)
    {
        var room = plot.Area.Left - 10 - Margin;
        brush.Text(Brush.Fit(bar.Name, LabelSize, room), plot.Area.Left - 10, middle + (LabelSize * 0.36f), LabelSize, align: SKTextAlign.Right);
        if (!double.IsFinite(bar.Value))
        {
            brush.Text("no value", plot.Point(0, 0).X + 8, middle + (LabelSize * 0.36f), LabelSize, ChartColors.Muted);
            return;
        }

        var (from, to) = (plot.Point(Math.Min(0, bar.Value), 0).X, plot.Point(Math.Max(0, bar.Value), 0).X);
        brush.Rectangle(new SKRect(from, middle - (BarHeight / 2), to, middle + (BarHeight / 2)), bar.Color ?? ChartColors.Palette[0], 2);
        var end = to;
        if (bar is { Low: { } low, High: { } high } && double.IsFinite(low) && double.IsFinite(high))
        {
            PaintInterval(brush, plot.Point(low, 0).X, plot.Point(high, 0).X, middle);
            end = Math.Max(end, plot.Point(high, 0).X);
        }

        if (bar.Reference is { } reference && double.IsFinite(reference))
        {
            var x = plot.Point(reference, 0).X;
            PaintMark(brush, new SKPoint(x, middle));
            end = x > to - 8 && x < end + 44 ? Math.Max(end, x + 6) : end;
        }

        brush.Text(FormattableString.Invariant($"{bar.Value:0.000}"), end + 6, middle + (LabelSize * 0.36f), LabelSize);
    }

    private static void PaintInterval(Brush brush, float low, float high, float middle)
    {
        brush.Line(new SKPoint(low, middle), new SKPoint(high, middle), ChartColors.Text, 1.5f);
        foreach (var end in new[] { low, high })
            brush.Line(new SKPoint(end, middle - 4), new SKPoint(end, middle + 4), ChartColors.Text, 1.5f);
    }

    // A diamond on a white rim, seen on a bar and beside it.
    private static void PaintMark(Brush brush, SKPoint centre)
    {
        foreach (var (radius, color) in new[] { (6.5f, ChartColors.Paper), (5f, ChartColors.Reference) })
        {
            using var builder = new SKPathBuilder();
            builder.AddPoly([new SKPoint(centre.X, centre.Y - radius), new SKPoint(centre.X + radius, centre.Y), new SKPoint(centre.X, centre.Y + radius), new SKPoint(centre.X - radius, centre.Y)], close: true);
            using var path = builder.Detach();
            brush.Area(path, color);
        }
    }
}
