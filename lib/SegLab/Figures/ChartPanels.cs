using System.Text.Json.Nodes;
using SegLab.Figures.Interactive;
using SegLab.Figures.Painting;

namespace SegLab.Figures;

/// <summary>Small charts side by side, each with its own axes; curves of one name share a colour.</summary>
public sealed record ChartPanels : Chart
{
    /// <summary>Creates the panels.</summary>
    /// <param name="title">What stands above them; empty for none.</param>
    /// <param name="panels">The charts, at least one, in reading order.</param>
    /// <param name="columns">How many stand side by side, at least 1.</param>
    /// <exception cref="SegLabException">There is no panel, or no column.</exception>
    public ChartPanels(string title, IReadOnlyList<CurveChart> panels, int columns = 2)
        : base(title)
    {
        if (panels.Count == 0 || columns < 1)
            throw new SegLabException($"The panels '{title}' have {panels.Count} charts in {columns} columns; give them at least one of each.");
        (Panels, Columns) = (panels, Math.Min(columns, panels.Count));
    }

    /// <summary>The charts, in reading order.</summary>
    public IReadOnlyList<CurveChart> Panels { get; }

    /// <summary>How many stand side by side: not more than there are panels.</summary>
    public int Columns { get; }

    /// <inheritdoc/>
    public override string ToText() => $"{Title}\n{string.Join('\n', Panels.Select(panel => "  " + panel.ToText()))}".TrimStart();

    /// <summary>The names of all curves, once each, in the order in which they first occur: the order of the palette.</summary>
    internal IReadOnlyList<string> CurveNames => [.. Panels.SelectMany(panel => panel.Curves).Select(curve => curve.Name).Distinct()];

    /// <inheritdoc/>
    internal override JsonObject Describe()
    {
        var names = CurveNames;
        return new JsonObject
        {
            ["kind"] = "panels",
            ["height"] = PanelPainter.Height(this),
            ["columns"] = Columns,
            ["panels"] = new JsonArray([.. Panels.Select(panel => (JsonNode)new JsonObject
            {
                ["title"] = panel.Title,
                ["xLabel"] = panel.XLabel,
                ["yLabel"] = panel.YLabel,
                ["curves"] = ChartDescription.Curves(panel.Curves, names),
            })]),
        };
    }

    /// <inheritdoc/>
    internal override Drawing Draw() => PanelPainter.Draw(this);
}
