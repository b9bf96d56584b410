using System.Net;
using System.Text.Json;
using Plotly.NET;

namespace SegLab.Plotly;

/// <summary>The chart of kind <c>intervals</c>: <c>title</c>, <c>xLabel</c>, <c>pointName</c>, <c>intervalName</c>, <c>reference</c>, <c>referenceName</c>,
/// <c>referenceColor</c> and <c>rows</c>.</summary>
internal static class IntervalDots
{
    // Of a row's height: how far below its interval its points lie.
    private const double PointDrop = 0.27;

    /// <summary>Builds the chart: rows from the top, each a value with its interval and the points below it.</summary>
    /// <param name="description">Its description; a row has <c>name</c>, <c>value</c>, <c>low</c>, <c>high</c>, <c>points</c> and <c>color</c>.</param>
    public static GenericChart Build(JsonElement description)
    {
        var theme = Theme.Of(description);
        var rows = description.GetProperty("rows").EnumerateArray().ToList();
        var layout = theme.Layout(description);
        var names = theme.Axis("", hasGrid: false);
        names.SetProperty("range", new[] { rows.Count - 0.4, -0.6 });
        names.SetProperty("tickvals", Enumerable.Range(0, rows.Count).ToArray());
        names.SetProperty("ticktext", rows.Select(row => WebUtility.HtmlEncode(row.GetProperty("name").GetString()!)).ToArray());
        names.SetProperty("ticks", "");
        names.SetProperty("fixedrange", true);
        names.SetProperty("tickfont", Theme.Object(("color", theme.Text)));
        layout.SetProperty("yaxis", names);
        layout.SetProperty("xaxis", theme.Axis(description.GetProperty("xLabel").GetString()!, hasGrid: true));
        List<Trace> traces = [.. Reference(description, rows.Count), .. rows.Select((row, index) => Interval(description, row, index)), .. Points(theme, description, rows)];
        layout.SetProperty("legend", CurveLines.Legend("top"));
        layout.SetProperty("showlegend", traces.Count > rows.Count);
        if (traces.Count == rows.Count)
            layout.SetProperty("margin", Theme.Margin(top: 52));
        return Traces.Chart(traces, layout);
    }

    // A trace a row, because error bars take one colour a trace; one entry of the legend stands for all.
    private static Trace Interval(JsonElement description, JsonElement row, int index)
    {
        var (value, color) = (Traces.Number(row.GetProperty("value")), row.GetProperty("color").GetString());
        return Traces.Scatter(
            ("name", WebUtility.HtmlEncode(description.GetProperty("intervalName").GetString())),
            ("legendgroup", "values"),
            ("showlegend", index == 0),
            ("mode", "markers"),
            ("x", new[] { value }),
            ("y", new[] { index }),
            ("hoverinfo", "x"),
            ("marker", Theme.Object(("size", 11), ("color", color), ("line", Theme.Object(("color", "#ffffff"), ("width", 1))))),
            ("error_x", Theme.Object(
                ("type", "data"),
                ("symmetric", false),
                ("array", new[] { Traces.Number(row.GetProperty("high")) - value }),
                ("arrayminus", new[] { value - Traces.Number(row.GetProperty("low")) }),
                ("color", color),
                ("thickness", 2),
                ("width", 4))));
    }

    private static IEnumerable<Trace> Points(Theme theme, JsonElement description, List<JsonElement> rows)
    {
        var points = rows.SelectMany((row, index) => row.GetProperty("points").EnumerateArray().Select(point => (X: Traces.Number(point), Y: index + PointDrop))).Where(point => point.X is not null).ToList();
        if (points.Count == 0)
            yield break;
        yield return Traces.Scatter(
            ("name", WebUtility.HtmlEncode(description.GetProperty("pointName").GetString())),
            ("mode", "markers"),
            ("x", points.Select(point => point.X).ToArray()),
            ("y", points.Select(point => point.Y).ToArray()),
            ("hoverinfo", "x"),
            ("marker", Theme.Object(("size", 6), ("color", theme.Muted))));
    }

    private static IEnumerable<Trace> Reference(JsonElement description, int rows)
    {
        if (Traces.Number(description.GetProperty("reference")) is not { } value)
            yield break;
        yield return Traces.Scatter(
            ("name", WebUtility.HtmlEncode(description.GetProperty("referenceName").GetString())),
            ("mode", "lines"),
            ("x", new[] { value, value }),
            ("y", new[] { rows - 0.4, -0.6 }),
            ("hoverinfo", "x"),
            ("line", Theme.Object(("color", description.GetProperty("referenceColor").GetString()), ("width", 1.5), ("dash", "dash"))));
    }
}
