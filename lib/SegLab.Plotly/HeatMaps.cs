using System.Net;
using System.Text.Json;
using Plotly.NET;

namespace SegLab.Plotly;

/// <summary>The chart of kind <c>heat map</c>: <c>title</c>, <c>columns</c>, <c>shades</c>, <c>least</c>, <c>greatest</c> and <c>rows</c>.</summary>
internal static class HeatMaps
{
    /// <summary>Builds the chart: cells, the first row on top, their numbers, and the scale of the colours below.</summary>
    /// <param name="description">Its description; a row has <c>name</c> and for each column <c>shares</c> (0 to 1 of the scale, or null) and <c>texts</c>.</param>
    public static GenericChart Build(JsonElement description)
    {
        var theme = Theme.Of(description);
        var rows = description.GetProperty("rows").EnumerateArray().ToList();
        var layout = theme.Layout(description);
        var columns = Axis(theme, Texts(description, "columns"));
        columns.SetProperty("side", "top");
        columns.SetProperty("range", new[] { -0.5, description.GetProperty("columns").GetArrayLength() - 0.5 });
        layout.SetProperty("xaxis", columns);
        var names = Axis(theme, [.. rows.Select(row => WebUtility.HtmlEncode(row.GetProperty("name").GetString()!))]);
        names.SetProperty("range", new[] { rows.Count - 0.5, -0.5 });
        names.SetProperty("tickfont", Theme.Object(("color", theme.Text), ("size", 12)));
        layout.SetProperty("yaxis", names);
        layout.SetProperty("showlegend", false);
        layout.SetProperty("margin", Theme.Object(("l", 64), ("r", 16), ("t", description.GetProperty("title").GetString()!.Length > 0 ? 66 : 34), ("b", 40)));
        return Traces.Chart([Cells(theme, description, rows), Numbers(theme, rows)], layout);
    }

    // Cells lie at whole numbers, which the axes call by name: names may then be equal.
    private static DynamicObj.DynamicObj Axis(Theme theme, string[] names)
    {
        var axis = theme.Axis("", hasGrid: false);
        axis.SetProperty("tickmode", "array");
        axis.SetProperty("tickvals", Enumerable.Range(0, names.Length).ToArray());
        axis.SetProperty("ticktext", names);
        axis.SetProperty("ticks", "");
        axis.SetProperty("showline", false);
        return axis;
    }

    private static Trace Cells(Theme theme, JsonElement description, List<JsonElement> rows)
    {
        var shades = Texts(description, "shades");
        return Traces.Cells(
            ("z", rows.Select(row => row.GetProperty("shares").EnumerateArray().Select(Traces.Number).ToArray()).ToArray()),
            ("text", rows.Select(row => Texts(row, "texts")).ToArray()),
            ("hovertemplate", "%{y}<br>%{x}: %{text}<extra></extra>"),
            ("zmin", 0),
            ("zmax", 1),
            ("xgap", 1),
            ("ygap", 1),
            ("colorscale", shades.Select((shade, index) => new object[] { index / (shades.Length - 1.0), shade }).ToArray()),
            ("colorbar", Theme.Object(
                ("orientation", "h"),
                ("x", 0),
                ("xanchor", "left"),
                ("xpad", 0),
                ("y", 0),
                ("yanchor", "top"),
                ("ypad", 8),
                ("lenmode", "pixels"),
                ("len", 240),
                ("thickness", 10),
                ("outlinewidth", 0),
                ("tickvals", new[] { 0, 1 }),
                ("ticktext", new[] { WebUtility.HtmlEncode(description.GetProperty("least").GetString()), WebUtility.HtmlEncode(description.GetProperty("greatest").GetString()) }),
                ("tickfont", Theme.Object(("color", theme.Muted), ("size", 12))))));
    }

    private static Trace Numbers(Theme theme, List<JsonElement> rows)
    {
        var cells = rows.SelectMany((row, y) => Texts(row, "texts").Select((text, x) => (x, y, text))).ToList();
        return Traces.Scatter(
            ("mode", "text"),
            ("hoverinfo", "skip"),
            ("x", cells.Select(cell => cell.x).ToArray()),
            ("y", cells.Select(cell => cell.y).ToArray()),
            ("text", cells.Select(cell => cell.text).ToArray()),
            ("textfont", Theme.Object(("size", 12), ("color", theme.Text))));
    }

    private static string[] Texts(JsonElement description, string name) => [.. description.GetProperty(name).EnumerateArray().Select(text => WebUtility.HtmlEncode(text.GetString()!))];
}
