namespace SegLab.Figures.Painting;

/// <summary>How a curve is drawn.</summary>
/// <param name="Color">Its colour, such as <c>#0072b2</c>.</param>
/// <param name="Dash">Its line.</param>
internal readonly record struct CurveStyle(string Color, CurveDash Dash)
{
    // From the sixth curve on a dash helps the colour; beyond the palette's end it tells two curves of one colour apart.
    private const int FirstDashed = 5;

    /// <summary>What the curve says, else the palette's style for its place.</summary>
    /// <param name="curve">The curve.</param>
    /// <param name="place">Its place in its chart, from 0.</param>
    public static CurveStyle Of(Curve curve, int place)
    {
        var palette = ChartColors.Palette;
        var dash = place < FirstDashed ? CurveDash.Solid : place < palette.Count ? CurveDash.Dash : CurveDash.Dot;
        return new CurveStyle(curve.Color ?? palette[place % palette.Count], curve.Dash ?? (curve.Color is null ? dash : CurveDash.Solid));
    }
}
