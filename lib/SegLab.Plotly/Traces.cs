using System.Text.Json;
using Microsoft.FSharp.Core;
using Plotly.NET;

namespace SegLab.Plotly;

/// <summary>Makes Plotly.NET's traces: its typed styling takes F# functions with dozens of arguments, so properties are set by name.</summary>
internal static class Traces
{
    /// <summary>A trace of points, joined or not.</summary>
    /// <param name="properties">Its properties under plotly.js's names.</param>
    public static Trace Scatter(params (string Name, object? Value)[] properties) => Trace2D.initScatter(Style(properties));

    /// <summary>A trace of bars.</summary>
    /// <param name="properties">Its properties under plotly.js's names.</param>
    public static Trace Bars(params (string Name, object? Value)[] properties) => Trace2D.initBar(Style(properties));

    /// <summary>A trace of coloured cells.</summary>
    /// <param name="properties">Its properties under plotly.js's names.</param>
    public static Trace Cells(params (string Name, object? Value)[] properties) => Trace2D.initHeatmap(Style(properties));

    /// <summary>A chart of traces.</summary>
    /// <param name="traces">The traces, the first at the back.</param>
    /// <param name="layout">Their axes and titles.</param>
    public static GenericChart Chart(IEnumerable<Trace> traces, Layout layout) =>
        GenericChart.setLayout(layout, GenericChart.ofTraceObjects(useDefaults: false, traces));

    /// <summary>A number of a description; null stands for a gap.</summary>
    /// <param name="number">The JSON value.</param>
    public static double? Number(JsonElement number) => number.ValueKind == JsonValueKind.Number ? number.GetDouble() : null;

    private static FSharpFunc<Trace2D, Trace2D> Style((string Name, object? Value)[] properties) => FuncConvert.FromFunc<Trace2D, Trace2D>(trace =>
    {
        foreach (var (name, value) in properties.Where(property => property.Value is not null))
            trace.SetProperty(name, value);
        return trace;
    });
}
