using System.Globalization;
using System.Text.Json;
using Plotly.NET;

namespace SegLab.Plotly;

/// <summary>The chart of kind <c>panels</c>: <c>title</c>, <c>columns</c> and <c>panels</c>, each as a chart of kind <c>curves</c>.</summary>
internal static class CurvePanels
{
    // Shares of the chart that stay free between panels, for labels and panel titles.
    private const double GapAcross = 0.10;
    private const double GapDown = 0.38;

    /// <summary>Builds the chart.</summary>
    /// <param name="description">Its description.</param>
    public static GenericChart Build(JsonElement description)
    {
        var theme = Theme.Of(description);
        var layout = theme.Layout(description);
        var panels = description.GetProperty("panels").EnumerateArray().ToList();
        var columns = description.GetProperty("columns").GetInt32();
        var rows = (panels.Count + columns - 1) / columns;
        var width = (1 - (GapAcross * (columns - 1))) / columns;
        var height = (1 - (GapDown / rows * (rows - 1))) / rows;
        var bands = new List<Trace>();
        var traces = new List<Trace>();
        var titles = new List<DynamicObj.DynamicObj>();
        for (var index = 0; index < panels.Count; index++)
        {
            var left = index % columns * (width + GapAcross);
            var top = 1 - (index / columns * (height + (GapDown / rows)));
            var number = index == 0 ? "" : (index + 1).ToString(CultureInfo.InvariantCulture);
            layout.SetProperty("xaxis" + number, Axis(theme, panels[index], "xLabel", left, left + width, "y" + number));
            layout.SetProperty("yaxis" + number, Axis(theme, panels[index], "yLabel", Math.Max(0, top - height), top, "x" + number));
            titles.Add(PanelTitle(panels[index], left, top));
            foreach (var (trace, place) in CurveLines.Bands(panels[index]).Select(band => (band, bands)).Concat(CurveLines.Lines(panels[index]).Select(line => (line, traces))))
            {
                trace.SetProperty("xaxis", "x" + number);
                trace.SetProperty("yaxis", "y" + number);
                place.Add(trace);
            }
        }

        NameOnce(panels, traces);
        layout.SetProperty("annotations", titles);
        layout.SetProperty("showlegend", true);
        layout.SetProperty("legend", Theme.Object(("orientation", "h"), ("x", 0), ("y", 1 + (0.16 / rows)), ("yanchor", "bottom")));
        layout.SetProperty("margin", Theme.Margin(top: 104));
        return Traces.Chart([.. bands, .. traces], layout);
    }

    private static DynamicObj.DynamicObj Axis(Theme theme, JsonElement panel, string label, double from, double to, string anchor)
    {
        var axis = theme.Axis(panel.GetProperty(label).GetString()!, hasGrid: label == "yLabel");
        axis.SetProperty("domain", new[] { from, to });
        axis.SetProperty("anchor", anchor);
        return axis;
    }

    private static DynamicObj.DynamicObj PanelTitle(JsonElement panel, double left, double top) => Theme.Object(
        ("text", Theme.Bold(panel.GetProperty("title").GetString()!)),
        ("x", left),
        ("y", top),
        ("xref", "paper"),
        ("yref", "paper"),
        ("xanchor", "left"),
        ("yanchor", "bottom"),
        ("showarrow", false),
        ("font", Theme.Object(("size", 13))));

    // One entry of the legend stands for the curves of that name in all panels, and switches them together.
    private static void NameOnce(IEnumerable<JsonElement> panels, List<Trace> traces)
    {
        var names = panels.SelectMany(panel => panel.GetProperty("curves").EnumerateArray()).Select(curve => curve.GetProperty("name").GetString()!);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (trace, name) in traces.Zip(names))
        {
            trace.SetProperty("legendgroup", name);
            trace.SetProperty("showlegend", seen.Add(name));
        }
    }
}
