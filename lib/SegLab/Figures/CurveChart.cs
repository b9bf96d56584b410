using System.Text.Json.Nodes;
using SegLab.Figures.Interactive;
using SegLab.Figures.Painting;

namespace SegLab.Figures;

/// <summary>Curves over one pair of axes, such as losses over epochs.</summary>
public sealed record CurveChart : Chart
{
    /// <summary>Creates the chart.</summary>
    /// <param name="title">What stands above it; empty for none.</param>
    /// <param name="xLabel">What the horizontal axis shows, such as <c>epoch</c>.</param>
    /// <param name="yLabel">What the vertical axis shows.</param>
    /// <param name="curves">The curves, at least one; the first has the palette's first colour. Without any point the axes stand alone.</param>
    /// <exception cref="SegLabException">There is no curve, or a curve has another number of positions, or its band of edges, than of values.</exception>
    public CurveChart(string title, string xLabel, string yLabel, IReadOnlyList<Curve> curves)
        : base(title)
    {
        Require(title, curves);
        (XLabel, YLabel, Curves) = (xLabel, yLabel, curves);
    }

    /// <summary>What the horizontal axis shows.</summary>
    public string XLabel { get; }

    /// <summary>What the vertical axis shows.</summary>
    public string YLabel { get; }

    /// <summary>The curves.</summary>
    public IReadOnlyList<Curve> Curves { get; }

    /// <inheritdoc/>
    public override string ToText()
    {
        var lasts = Curves.Select(curve => curve.Values.Where(double.IsFinite).TakeLast(1).ToList() is [var last]
            ? FormattableString.Invariant($"{curve.Name} {last:G4}")
            : $"{curve.Name} –");
        return $"{(Title.Length > 0 ? Title : YLabel)}: {string.Join(", ", lasts)}";
    }

    /// <inheritdoc/>
    internal override JsonObject Describe() => new()
    {
        ["kind"] = "curves",
        ["height"] = CurvePainter.Height(this),
        ["xLabel"] = XLabel,
        ["yLabel"] = YLabel,
        ["legend"] = CurvePainter.HasLegendOnTop(this) ? "top" : "right",
        ["curves"] = ChartDescription.Curves(Curves),
    };

    /// <inheritdoc/>
    internal override Drawing Draw() => CurvePainter.Draw(this);

    private static void Require(string title, IReadOnlyList<Curve> curves)
    {
        if (curves.Count == 0)
            throw new SegLabException($"The chart '{title}' has no curves; give it at least one.");
        var wrong = curves.Where(curve => curve.X is not null && curve.X.Count != curve.Values.Count).ToList();
        if (wrong.Count > 0)
            throw new SegLabException($"The chart '{title}' cannot be drawn: {string.Join("; ", wrong.Select(curve => $"'{curve.Name}' has {curve.X!.Count} positions for {curve.Values.Count} values"))}. Give each value one position, or none at all.");
        var bands = curves.Where(curve => curve.Band is { } band && (band.Low.Count != curve.Values.Count || band.High.Count != curve.Values.Count)).Select(curve => $"'{curve.Name}'").ToList();
        if (bands.Count > 0)
            throw new SegLabException($"The chart '{title}' cannot be drawn: the bands of {string.Join(", ", bands)} have another number of edges than the curves have values. Give each value a lower and an upper edge.");
    }
}
