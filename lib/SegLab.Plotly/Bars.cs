using System.Net;
using System.Text.Json;
using Plotly.NET;

namespace SegLab.Plotly;

/// <summary>The chart of kind <c>bars</c>: <c>title</c>, <c>yLabel</c>, <c>referenceName</c>, <c>referenceColor</c> and <c>bars</c>.</summary>
internal static class Bars
{
    /// <summary>Builds the chart: horizontal bars, the first on top, with the value's interval and a reference mark where given.</summary>
    /// <param name="description">Its description; a bar has <c>name</c>, <c>value</c>, <c>low</c>, <c>high</c>, <c>reference</c> and <c>color</c>.</param>
    public static GenericChart Build(JsonElement description)
    {
        var theme = Theme.Of(description);
        var bars = description.GetProperty("bars").EnumerateArray().ToList();
        var traces = new List<Trace> { Values(theme, description, bars) };
        if (Numbers(bars, "reference").Any(reference => reference is not null))
            traces.Add(References(description, bars));
        var layout = theme.Layout(description);
        var names = theme.Axis("", hasGrid: false);
        names.SetProperty("autorange", "reversed");
        names.SetProperty("ticks", "");
        // Every bar has its name, however thin the bars are.
        names.SetProperty("dtick", 1);
        names.SetProperty("tickfont", Theme.Object(("color", theme.Text)));
        layout.SetProperty("yaxis", names);
        var values = theme.Axis(description.GetProperty("yLabel").GetString()!, hasGrid: true);
        values.SetProperty("rangemode", "tozero");
        layout.SetProperty("xaxis", values);
        layout.SetProperty("bargap", 0.35);
        layout.SetProperty("legend", CurveLines.Legend("top"));
        return Traces.Chart(traces, layout);
    }

    private static Trace Values(Theme theme, JsonElement description, List<JsonElement> bars)
    {
        var values = Numbers(bars, "value");
        return Traces.Bars(
            ("name", WebUtility.HtmlEncode(description.GetProperty("yLabel").GetString())),
            ("orientation", "h"),
            ("showlegend", false),
            ("x", values),
            ("y", Names(bars)),
            ("marker", Theme.Object(("color", bars.Select(bar => bar.GetProperty("color").GetString()).ToArray()))),
            ("error_x", Theme.Object(
                ("type", "data"),
                ("symmetric", false),
                ("array", Numbers(bars, "high").Zip(values, (high, value) => high - value).ToArray()),
                ("arrayminus", Numbers(bars, "low").Zip(values, (low, value) => value - low).ToArray()),
                ("color", theme.Text),
                ("thickness", 1.5),
                ("width", 5))));
    }

    private static Trace References(JsonElement description, List<JsonElement> bars) => Traces.Scatter(
        ("name", WebUtility.HtmlEncode(description.GetProperty("referenceName").GetString())),
        ("mode", "markers"),
        ("showlegend", true),
        ("x", Numbers(bars, "reference")),
        ("y", Names(bars)),
        ("marker", Theme.Object(("symbol", "diamond"), ("size", 10), ("color", description.GetProperty("referenceColor").GetString()), ("line", Theme.Object(("color", "#ffffff"), ("width", 1))))));

    private static string[] Names(List<JsonElement> bars) => [.. bars.Select(bar => WebUtility.HtmlEncode(bar.GetProperty("name").GetString()!))];

    private static double?[] Numbers(List<JsonElement> bars, string name) => [.. bars.Select(bar => Traces.Number(bar.GetProperty(name)))];
}
