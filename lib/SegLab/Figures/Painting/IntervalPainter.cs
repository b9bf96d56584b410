using SkiaSharp;

namespace SegLab.Figures.Painting;

/// <summary>Draws an <see cref="IntervalChart"/>.</summary>
internal static class IntervalPainter
{
    private const float Width = 720;
    private const float Margin = 16;
    private const float TitleSize = 16;
    private const float LabelSize = 12;
    private const float Step = 32;
    private const float MaximalNames = 240;

    // Points lie below the interval, so that neither hides the other.
    private const float PointDrop = 10;

    /// <summary>The chart's height.</summary>
    /// <param name="chart">The chart.</param>
    public static int Height(IntervalChart chart) => (int)(Top(chart) + (Step * chart.Rows.Count) + 48 + 4);

    /// <summary>The drawing.</summary>
    /// <param name="chart">The chart.</param>
    public static Drawing Draw(IntervalChart chart) => new(Width, Height(chart), brush => Paint(brush, chart));

    private static bool HasPoints(IntervalChart chart) => chart.Rows.Any(row => row.Points.Any(double.IsFinite));

    private static bool HasReference(IntervalChart chart) => chart.Reference is { } reference && double.IsFinite(reference);

    private static bool HasLegend(IntervalChart chart) => HasPoints(chart) || HasReference(chart);

    private static float Top(IntervalChart chart) => (chart.Title.Length > 0 ? 44 : 16) + (HasLegend(chart) ? 24 : 0);

    private static void Paint(Brush brush, IntervalChart chart)
    {
        brush.Text(Brush.Fit(chart.Title, TitleSize, Width - (2 * Margin), bold: true), Margin, 28, TitleSize, bold: true);
        var names = Math.Min(MaximalNames, chart.Rows.Max(row => Brush.Measure(row.Name, LabelSize)));
        var top = Top(chart);
        // At the right there is a column of numbers.
        var area = new SKRect(Margin + names + 14, top, Width - Margin - 48, top + (Step * chart.Rows.Count) + 4);
        var plot = new Plot(area, Ticks.For(chart.Rows.SelectMany(Extent).Append(chart.Reference ?? double.NaN), 7, margin: 0.05), new Ticks(0, 1, [], []));
        foreach (var value in plot.X.Values)
            brush.Line(plot.Point(value, 0), plot.Point(value, 1), ChartColors.Grid);
        plot.PaintAxes(brush, chart.XLabel, "");
        if (HasReference(chart))
            brush.Line(plot.Point(chart.Reference!.Value, 0), plot.Point(chart.Reference.Value, 1), ChartColors.Reference, 1.5f, CurveDash.Dash);
        for (var index = 0; index < chart.Rows.Count; index++)
            PaintRow(brush, plot, chart.Rows[index], top + 2 + (Step * (index + 0.5f)));
        if (HasLegend(chart))
            PaintLegend(brush, chart, area.Left, top - 14);
    }

    private static IEnumerable<double> Extent(IntervalRow row) => [row.Value, row.Low ?? row.Value, row.High ?? row.Value, .. row.Points];

    private static void PaintRow(Brush brush, Plot plot, IntervalRow row, float middle)
    {
        var baseline = middle + (LabelSize * 0.36f);
        brush.Text(Brush.Fit(row.Name, LabelSize, plot.Area.Left - 14 - Margin), plot.Area.Left - 14, baseline, LabelSize, align: SKTextAlign.Right);
        if (!double.IsFinite(row.Value))
        {
            brush.Text("–", plot.Area.Right + 12, baseline, LabelSize, ChartColors.Muted);
            return;
        }

        var color = row.Color ?? ChartColors.Palette[0];
        var hasPoints = row.Points.Count > 0;
        var line = hasPoints ? middle - (PointDrop / 2) : middle;
        foreach (var point in row.Points.Where(double.IsFinite))
            brush.Dot(new SKPoint(plot.Point(point, 0).X, line + PointDrop), 2.5f, ChartColors.Muted);
        if (row is { Low: { } low, High: { } high } && double.IsFinite(low) && double.IsFinite(high))
            PaintInterval(brush, plot.Point(low, 0).X, plot.Point(high, 0).X, line, color);
        PaintValue(brush, new SKPoint(plot.Point(row.Value, 0).X, line), color);
        brush.Text(FormattableString.Invariant($"{row.Value:0.000}"), plot.Area.Right + 12, baseline, LabelSize);
    }

    private static void PaintInterval(Brush brush, float low, float high, float y, string color)
    {
        brush.Line(new SKPoint(low, y), new SKPoint(high, y), color, 2.4f);
        foreach (var end in new[] { low, high })
            brush.Line(new SKPoint(end, y - 4), new SKPoint(end, y + 4), color, 1.5f);
    }

    private static void PaintValue(Brush brush, SKPoint centre, string color)
    {
        brush.Dot(centre, 6, ChartColors.Paper);
        brush.Dot(centre, 5, color);
    }

    private static void PaintLegend(Brush brush, IntervalChart chart, float x, float y)
    {
        PaintInterval(brush, x, x + 24, y, ChartColors.Palette[0]);
        PaintValue(brush, new SKPoint(x + 12, y), ChartColors.Palette[0]);
        x = Entry(chart.IntervalName, x + 32);
        if (HasPoints(chart))
        {
            brush.Dot(new SKPoint(x, y), 2.5f, ChartColors.Muted);
            x = Entry(chart.PointName, x + 10);
        }

        if (HasReference(chart))
        {
            brush.Line(new SKPoint(x, y - 7), new SKPoint(x, y + 7), ChartColors.Reference, 1.5f, CurveDash.Dash);
            Entry(chart.ReferenceName, x + 10);
        }

        float Entry(string name, float left)
        {
            brush.Text(name, left, y + (LabelSize * 0.36f), LabelSize);
            return left + Brush.Measure(name, LabelSize) + 22;
        }
    }
}
