using System.Net;
using System.Text.Json;
using Plotly.NET;
using Plotly.NET.LayoutObjects;

namespace SegLab.Plotly;

/// <summary>How every chart looks, from the description's <c>theme</c>, so that it looks as the static picture does.</summary>
/// <param name="Font">A CSS list of families.</param>
/// <param name="Text">The colour of text.</param>
/// <param name="Grid">The colour of grid lines.</param>
/// <param name="Muted">The colour of text of less weight.</param>
/// <param name="Line">The colour of axes.</param>
internal sealed record Theme(string Font, string Text, string Grid, string Muted, string Line)
{
    /// <summary>Reads the theme of a chart's description.</summary>
    /// <param name="description">The description.</param>
    public static Theme Of(JsonElement description)
    {
        var theme = description.GetProperty("theme");
        return new Theme(String("font"), String("text"), String("grid"), String("muted"), String("axis"));

        string String(string name) => theme.GetProperty(name).GetString()!;
    }

    /// <summary>What the toolbar offers: nothing that leaves the page.</summary>
    public static Config Config()
    {
        var config = new Config();
        config.SetProperty("responsive", true);
        config.SetProperty("displaylogo", false);
        config.SetProperty("showSendToCloud", false);
        config.SetProperty("modeBarButtonsToRemove", new[] { "select2d", "lasso2d", "autoScale2d" });
        return config;
    }

    /// <summary>A layout with the title at the top left.</summary>
    /// <param name="description">Has <c>title</c> and <c>height</c>.</param>
    public Layout Layout(JsonElement description)
    {
        var layout = new Layout();
        layout.SetProperty("title", Object(("text", Bold(description.GetProperty("title").GetString()!)), ("x", 0.01), ("xanchor", "left"), ("y", 0.98), ("yanchor", "top"), ("font", Object(("size", 16)))));
        layout.SetProperty("height", description.GetProperty("height").GetInt32());
        layout.SetProperty("font", Object(("family", Font), ("size", 13), ("color", Text)));
        layout.SetProperty("paper_bgcolor", "#ffffff");
        layout.SetProperty("plot_bgcolor", "#ffffff");
        layout.SetProperty("hovermode", "closest");
        layout.SetProperty("margin", Margin(top: 76));
        return layout;
    }

    /// <summary>The room around the axes.</summary>
    /// <param name="top">Above them, for title and legend, in pixels.</param>
    public static DynamicObj.DynamicObj Margin(int top) => Object(("l", 64), ("r", 16), ("t", top), ("b", 52));

    /// <summary>An axis.</summary>
    /// <param name="label">What it shows.</param>
    /// <param name="hasGrid">Whether lines cross the chart at its marks.</param>
    public LinearAxis Axis(string label, bool hasGrid)
    {
        var axis = new LinearAxis();
        axis.SetProperty("title", Object(("text", WebUtility.HtmlEncode(label)), ("standoff", 8), ("font", Object(("size", 13)))));
        axis.SetProperty("tickfont", Object(("color", Muted)));
        axis.SetProperty("ticks", hasGrid ? "" : "outside");
        axis.SetProperty("tickcolor", Line);
        axis.SetProperty("showgrid", hasGrid);
        axis.SetProperty("gridcolor", Grid);
        axis.SetProperty("linecolor", Line);
        axis.SetProperty("zeroline", false);
        axis.SetProperty("automargin", true);
        return axis;
    }

    /// <summary>An object of plotly.js's by its properties.</summary>
    /// <param name="properties">Names and values; a null value is left out.</param>
    public static DynamicObj.DynamicObj Object(params (string Name, object? Value)[] properties)
    {
        var made = new DynamicObj.DynamicObj();
        foreach (var (name, value) in properties.Where(property => property.Value is not null))
            made.SetProperty(name, value);
        return made;
    }

    /// <summary>Text in bold, with what HTML would read escaped.</summary>
    /// <param name="text">The text.</param>
    public static string Bold(string text) => $"<b>{WebUtility.HtmlEncode(text)}</b>";
}
