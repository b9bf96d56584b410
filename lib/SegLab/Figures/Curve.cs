namespace SegLab.Figures;

/// <summary>A line of a <see cref="CurveChart"/>.</summary>
/// <param name="Name">What the legend calls it.</param>
/// <param name="Values">One value a point; NaN and infinities are gaps.</param>
public sealed record Curve(string Name, IReadOnlyList<double> Values)
{
    /// <summary>Where the points lie; null for 1, 2, 3, … (epochs). As many as there are values.</summary>
    public IReadOnlyList<double>? X { get; init; }

    /// <summary>A colour such as <c>#0072b2</c>; null takes the palette's colour for the curve's place in its chart.</summary>
    public string? Color { get; init; }

    /// <summary>How the line is drawn; null takes the palette's for the curve's place in its chart.</summary>
    public CurveDash? Dash { get; init; }

    /// <summary>The lower and upper edge of a band around the line, such as the range over seeds, one each a value; null for none.</summary>
    public (IReadOnlyList<double> Low, IReadOnlyList<double> High)? Band { get; init; }

    /// <summary>Where the points lie, said or not.</summary>
    internal IReadOnlyList<double> Positions => X ?? [.. Enumerable.Range(1, Values.Count).Select(epoch => (double)epoch)];
}
