using System.Text.Json.Nodes;
using SegLab.Figures.Interactive;
using SegLab.Figures.Painting;

namespace SegLab.Figures;

/// <summary>Horizontal bars from zero, one below the other in the order given, each with its name, value and, where given, interval and reference.</summary>
public sealed record BarChart : Chart
{
    /// <summary>Creates the chart.</summary>
    /// <param name="title">What stands above it; empty for none.</param>
    /// <param name="yLabel">What the bars measure.</param>
    /// <param name="bars">The bars, at least one, the first on top.</param>
    /// <exception cref="SegLabException">There is no bar.</exception>
    public BarChart(string title, string yLabel, IReadOnlyList<Bar> bars)
        : base(title)
    {
        if (bars.Count == 0)
            throw new SegLabException($"The chart '{title}' has no bars; give it at least one.");
        (YLabel, Bars) = (yLabel, bars);
    }

    /// <summary>What the bars measure.</summary>
    public string YLabel { get; }

    /// <summary>The bars, the first on top.</summary>
    public IReadOnlyList<Bar> Bars { get; }

    /// <summary>What the legend calls the marks of <see cref="Bar.Reference"/>.</summary>
    public string ReferenceName { get; init; } = "reference";

    /// <inheritdoc/>
    public override string ToText()
    {
        var width = Bars.Max(bar => bar.Name.Length);
        var lines = Bars.Select(bar => FormattableString.Invariant($"  {bar.Name.PadRight(width)}  {bar.Value:0.000}{Interval(bar)}"));
        return $"{(Title.Length > 0 ? Title : YLabel)}\n{string.Join('\n', lines)}";
    }

    /// <inheritdoc/>
    internal override JsonObject Describe() => new()
    {
        ["kind"] = "bars",
        ["height"] = BarPainter.Height(this),
        ["yLabel"] = YLabel,
        ["referenceName"] = ReferenceName,
        ["referenceColor"] = ChartColors.Reference,
        ["bars"] = new JsonArray([.. Bars.Select(bar => (JsonNode)new JsonObject
        {
            ["name"] = bar.Name,
            ["value"] = ChartDescription.Number(bar.Value),
            ["low"] = ChartDescription.Number(bar.Low),
            ["high"] = ChartDescription.Number(bar.High),
            ["reference"] = ChartDescription.Number(bar.Reference),
            ["color"] = bar.Color ?? ChartColors.Palette[0],
        })]),
    };

    /// <inheritdoc/>
    internal override Drawing Draw() => BarPainter.Draw(this);

    private static string Interval(Bar bar) => bar is { Low: { } low, High: { } high } ? FormattableString.Invariant($"  [{low:0.000}, {high:0.000}]") : "";
}
