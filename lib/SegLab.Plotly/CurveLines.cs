using System.Net;
using System.Text.Json;
using Plotly.NET;

namespace SegLab.Plotly;

/// <summary>The chart of kind <c>curves</c>: <c>title</c>, <c>xLabel</c>, <c>yLabel</c>, <c>legend</c>, <c>curves</c>.</summary>
internal static class CurveLines
{
    /// <summary>Builds the chart.</summary>
    /// <param name="description">Its description.</param>
    public static GenericChart Build(JsonElement description)
    {
        var theme = Theme.Of(description);
        var layout = theme.Layout(description);
        layout.SetProperty("xaxis", theme.Axis(description.GetProperty("xLabel").GetString()!, hasGrid: false));
        layout.SetProperty("yaxis", theme.Axis(description.GetProperty("yLabel").GetString()!, hasGrid: true));
        layout.SetProperty("showlegend", true);
        var place = description.GetProperty("legend").GetString()!;
        layout.SetProperty("legend", Legend(place));
        if (place != "top")
            layout.SetProperty("margin", Theme.Margin(top: 52));
        return Traces.Chart([.. Bands(description), .. Lines(description)], layout);
    }

    /// <summary>The curves of a description, a trace each.</summary>
    /// <param name="description">Has <c>curves</c>: <c>name</c>, <c>x</c>, <c>y</c> (null is a gap), <c>color</c>, <c>dash</c>, and <c>low</c> and <c>high</c> of a band or null.</param>
    public static IReadOnlyList<Trace> Lines(JsonElement description) => [.. description.GetProperty("curves").EnumerateArray().Select(Line)];

    /// <summary>The bands of a description's curves, two traces each: the lower edge, and the upper one filled down to it.</summary>
    /// <param name="description">As for <see cref="Lines"/>.</param>
    public static IReadOnlyList<Trace> Bands(JsonElement description) =>
        [.. description.GetProperty("curves").EnumerateArray().Where(curve => curve.GetProperty("low").ValueKind == JsonValueKind.Array).SelectMany(curve => (Trace[])[Edge(curve, "low"), Edge(curve, "high")])];

    /// <summary>Where the legend lies.</summary>
    /// <param name="place"><c>top</c>, above the curves, or <c>right</c> of them.</param>
    public static DynamicObj.DynamicObj Legend(string place) => place == "top"
        ? Theme.Object(("orientation", "h"), ("x", 0), ("y", 1.02), ("yanchor", "bottom"))
        : Theme.Object(("orientation", "v"), ("x", 1.02), ("y", 1), ("yanchor", "top"));

    private static Trace Line(JsonElement curve)
    {
        var values = Numbers(curve, "y");
        // A value between gaps has no line to be seen by.
        var alone = Enumerable.Range(0, values.Length).Select(index => values[index] is not null && values.ElementAtOrDefault(index - 1) is null && values.ElementAtOrDefault(index + 1) is null).ToList();
        return Traces.Scatter(
            ("name", WebUtility.HtmlEncode(curve.GetProperty("name").GetString())),
            ("legendgroup", curve.GetProperty("low").ValueKind == JsonValueKind.Array ? WebUtility.HtmlEncode(curve.GetProperty("name").GetString()) : null),
            ("mode", alone.Contains(true) ? "lines+markers" : "lines"),
            ("marker", alone.Contains(true) ? Theme.Object(("size", alone.Select(isAlone => isAlone ? 6 : 0).ToArray())) : null),
            ("x", Numbers(curve, "x")),
            ("y", values),
            ("line", Theme.Object(("color", curve.GetProperty("color").GetString()), ("width", 2), ("dash", curve.GetProperty("dash").GetString()))));
    }

    private static Trace Edge(JsonElement curve, string name) => Traces.Scatter(
        ("mode", "lines"),
        ("legendgroup", WebUtility.HtmlEncode(curve.GetProperty("name").GetString())),
        ("showlegend", false),
        ("hoverinfo", "skip"),
        ("x", Numbers(curve, "x")),
        ("y", Numbers(curve, name)),
        ("line", Theme.Object(("width", 0))),
        ("fill", name == "high" ? "tonexty" : null),
        ("fillcolor", curve.GetProperty("color").GetString() + "2e"));

    private static double?[] Numbers(JsonElement curve, string name) => [.. curve.GetProperty(name).EnumerateArray().Select(Traces.Number)];
}
