using System.Text;
using System.Text.Json;
using Plotly.NET;

namespace SegLab.Plotly;

/// <summary>
/// The door in the wall: a chart's description goes in as JSON, what plotly.js draws comes out as JSON. Nothing else crosses,
/// because the caller lives in another load context with another FSharp.Core.
/// </summary>
public static class ChartRenderer
{
    private static readonly IReadOnlyDictionary<string, Func<JsonElement, GenericChart>> Kinds = new Dictionary<string, Func<JsonElement, GenericChart>>
    {
        ["curves"] = CurveLines.Build,
        ["panels"] = CurvePanels.Build,
        ["bars"] = Bars.Build,
        ["heat map"] = HeatMaps.Build,
        ["ranks"] = RankLines.Build,
        ["intervals"] = IntervalDots.Build,
    };

    /// <summary>Builds a chart with Plotly.NET.</summary>
    /// <param name="description">A JSON object: <c>kind</c> (curves, panels, bars, heat map, ranks, intervals), <c>theme</c>, and what that kind asks for.</param>
    /// <returns>A JSON object with <c>data</c>, <c>layout</c> and <c>config</c>: the arguments of <c>Plotly.newPlot</c>.</returns>
    /// <exception cref="ArgumentException">The kind is unknown.</exception>
    public static string Render(string description)
    {
        using var document = JsonDocument.Parse(description);
        var root = document.RootElement;
        var kind = root.GetProperty("kind").GetString()!;
        if (!Kinds.TryGetValue(kind, out var build))
            throw new ArgumentException($"'{kind}' is not a kind of chart; there are {string.Join(", ", Kinds.Keys)}.", nameof(description));
        return GenericChart.toJson(GenericChart.setConfig(Theme.Config(), build(root)));
    }

    /// <summary>The source of plotly.js that Plotly.NET carries.</summary>
    /// <exception cref="InvalidOperationException">Plotly.NET carries none.</exception>
    public static string PlotlyScript()
    {
        var assembly = typeof(GenericChart).Assembly;
        var name = assembly.GetManifestResourceNames().SingleOrDefault(name => name.EndsWith(".min.js", StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"{assembly.GetName()} holds no plotly.js.");
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
