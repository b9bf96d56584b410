using System.Text.Json.Nodes;
using SegLab.Figures.Interactive;
using SegLab.Figures.Painting;

namespace SegLab.Figures;

/// <summary>
/// Values with their intervals, one below the other in the order given, and the points that each is made from. Unlike bars the axis
/// need not begin at zero, so small differences can be seen.
/// </summary>
public sealed record IntervalChart : Chart
{
    /// <summary>Creates the chart.</summary>
    /// <param name="title">What stands above it; empty for none.</param>
    /// <param name="xLabel">What is measured.</param>
    /// <param name="rows">The rows, at least one, the first on top.</param>
    /// <exception cref="SegLabException">There is no row.</exception>
    public IntervalChart(string title, string xLabel, IReadOnlyList<IntervalRow> rows)
        : base(title)
    {
        if (rows.Count == 0)
            throw new SegLabException($"The chart '{title}' has no rows; give it at least one.");
        (XLabel, Rows) = (xLabel, rows);
    }

    /// <summary>What is measured.</summary>
    public string XLabel { get; }

    /// <summary>The rows, the first on top.</summary>
    public IReadOnlyList<IntervalRow> Rows { get; }

    /// <summary>What the legend calls the points.</summary>
    public string PointName { get; init; } = "each seed";

    /// <summary>What the legend calls value and interval.</summary>
    public string IntervalName { get; init; } = "mean and interval";

    /// <summary>A value to compare with, drawn as a dashed line through all rows; null for none.</summary>
    public double? Reference { get; init; }

    /// <summary>What the legend calls <see cref="Reference"/>.</summary>
    public string ReferenceName { get; init; } = "reference";

    /// <inheritdoc/>
    public override string ToText()
    {
        var width = Rows.Max(row => row.Name.Length);
        var lines = Rows.Select(row => FormattableString.Invariant($"  {row.Name.PadRight(width)}  {row.Value:0.000}{(row is { Low: { } low, High: { } high } ? FormattableString.Invariant($"  [{low:0.000}, {high:0.000}]") : "")}"));
        return $"{(Title.Length > 0 ? Title : XLabel)}\n{string.Join('\n', lines)}";
    }

    /// <inheritdoc/>
    internal override JsonObject Describe() => new()
    {
        ["kind"] = "intervals",
        ["height"] = IntervalPainter.Height(this),
        ["xLabel"] = XLabel,
        ["pointName"] = PointName,
        ["intervalName"] = IntervalName,
        ["reference"] = ChartDescription.Number(Reference),
        ["referenceName"] = ReferenceName,
        ["referenceColor"] = ChartColors.Reference,
        ["rows"] = new JsonArray([.. Rows.Select(row => (JsonNode)new JsonObject
        {
            ["name"] = row.Name,
            ["value"] = ChartDescription.Number(row.Value),
            ["low"] = ChartDescription.Number(row.Low),
            ["high"] = ChartDescription.Number(row.High),
            ["points"] = new JsonArray([.. row.Points.Select(point => ChartDescription.Number(point))]),
            ["color"] = row.Color ?? ChartColors.Palette[0],
        })]),
    };

    /// <inheritdoc/>
    internal override Drawing Draw() => IntervalPainter.Draw(this);
}
