using SkiaSharp;

namespace SegLab.Figures.Painting;

/// <summary>The area between a chart's axes.</summary>
/// <param name="Area">In logical pixels.</param>
/// <param name="X">The horizontal axis.</param>
/// <param name="Y">The vertical axis.</param>
internal sealed record Plot(SKRect Area, Ticks X, Ticks Y)
{
    /// <summary>The size of axis labels and marks.</summary>
    public const float LabelSize = 12;

    /// <summary>How much room the vertical axis takes: its widest mark.</summary>
    /// <param name="y">The axis.</param>
    public static float MarksWidth(Ticks y) => y.Labels.Select(label => Brush.Measure(label, LabelSize)).DefaultIfEmpty(0).Max() + 8;

    /// <summary>Where a point lies.</summary>
    /// <param name="x">On the horizontal axis.</param>
    /// <param name="y">On the vertical axis.</param>
    public SKPoint Point(double x, double y) => new(Area.Left + (X.Share(x) * Area.Width), Area.Bottom - (Y.Share(y) * Area.Height));

    /// <summary>Draws grid, axes and marks.</summary>
    /// <param name="brush">Paints.</param>
    /// <param name="xLabel">What the horizontal axis shows.</param>
    /// <param name="yLabel">What the vertical axis shows, turned; empty for none.</param>
    public void PaintAxes(Brush brush, string xLabel, string yLabel)
    {
        foreach (var (value, label) in Y.Values.Zip(Y.Labels))
        {
            var y = Point(X.From, value).Y;
            brush.Line(new SKPoint(Area.Left, y), new SKPoint(Area.Right, y), ChartColors.Grid);
            brush.Text(label, Area.Left - 8, y + (LabelSize * 0.36f), LabelSize, ChartColors.Muted, SKTextAlign.Right);
        }

        foreach (var (value, label) in X.Values.Zip(X.Labels))
        {
            var x = Point(value, Y.From).X;
            brush.Line(new SKPoint(x, Area.Bottom), new SKPoint(x, Area.Bottom + 4), ChartColors.Axis);
            brush.Text(label, x, Area.Bottom + 18, LabelSize, ChartColors.Muted, SKTextAlign.Center);
        }

        brush.Line(new SKPoint(Area.Left, Area.Bottom), new SKPoint(Area.Right, Area.Bottom), ChartColors.Axis);
        brush.Text(xLabel, Area.MidX, Area.Bottom + 36, LabelSize, align: SKTextAlign.Center);
        var left = Area.Left - MarksWidth(Y) - 10;
        brush.Canvas.Save();
        brush.Canvas.RotateDegrees(-90, left, Area.MidY);
        brush.Text(yLabel, left, Area.MidY, LabelSize, align: SKTextAlign.Center);
        brush.Canvas.Restore();
    }

    /// <summary>Draws a curve: joined points, a dot for a point between gaps.</summary>
    /// <param name="brush">Paints.</param>
    /// <param name="curve">The curve.</param>
    /// <param name="style">How it is drawn.</param>
    public void PaintCurve(Brush brush, Curve curve, CurveStyle style)
    {
        brush.Canvas.Save();
        brush.Canvas.ClipRect(SKRect.Inflate(Area, 3, 3));
        foreach (var run in Runs(curve))
        {
            if (run.Count == 1)
                brush.Dot(run[0], 3, style.Color);
            using var builder = new SKPathBuilder();
            builder.AddPoly([.. run], close: false);
            using var path = builder.Detach();
            brush.Path(path, style.Color, 2, style.Dash);
        }

        brush.Canvas.Restore();
    }

    /// <summary>Fills a curve's band, if it has one, faintly enough for others to be seen through it.</summary>
    /// <param name="brush">Paints.</param>
    /// <param name="curve">The curve.</param>
    /// <param name="style">How the curve is drawn.</param>
    public void PaintBand(Brush brush, Curve curve, CurveStyle style)
    {
        if (curve.Band is not { } band)
            return;
        var there = Enumerable.Range(0, curve.Values.Count).Where(index => double.IsFinite(band.Low[index]) && double.IsFinite(band.High[index])).ToList();
        if (there.Count == 0)
            return;
        var x = curve.Positions;
        using var builder = new SKPathBuilder();
        builder.AddPoly([.. there.Select(index => Point(x[index], band.High[index])), .. Enumerable.Reverse(there).Select(index => Point(x[index], band.Low[index]))], close: true);
        using var path = builder.Detach();
        brush.Area(path, ChartColors.Faint(style.Color));
    }

    // The stretches of a curve between its gaps.
    private IEnumerable<IReadOnlyList<SKPoint>> Runs(Curve curve)
    {
        var run = new List<SKPoint>();
        foreach (var (x, y) in curve.Positions.Zip(curve.Values))
        {
            if (double.IsFinite(x) && double.IsFinite(y))
            {
                run.Add(Point(x, y));
            }
            else if (run.Count > 0)
            {
                yield return run;
                run = [];
            }
        }

        if (run.Count > 0)
            yield return run;
    }
}
