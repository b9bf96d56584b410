using System.Globalization;
using System.Text.Json.Nodes;
using SegLab.Figures.Painting;

namespace SegLab.Figures.Interactive;

/// <summary>Writes charts as the JSON that SegLab.Plotly reads.</summary>
internal static class ChartDescription
{
    /// <summary>A chart with its title and the colours that it shares with the static picture.</summary>
    /// <param name="chart">The chart.</param>
    public static string Of(Chart chart)
    {
        var description = chart.Describe();
        description["title"] = chart.Title;
        description["theme"] = new JsonObject
        {
            ["font"] = ChartColors.FontFamilies,
            ["text"] = ChartColors.Text,
            ["grid"] = ChartColors.Grid,
            ["muted"] = ChartColors.Muted,
            ["axis"] = ChartColors.Axis,
        };
        return description.ToJsonString();
    }

    /// <summary>Curves with their colours.</summary>
    /// <param name="curves">The curves.</param>
    /// <param name="names">Names in the order of the palette; null takes the curves' own order.</param>
    public static JsonArray Curves(IReadOnlyList<Curve> curves, IReadOnlyList<string>? names = null) => new([.. curves.Select((curve, index) =>
    {
        var style = CurveStyle.Of(curve, names is null ? index : names.IndexOf(curve.Name));
        return (JsonNode)new JsonObject
        {
            ["name"] = curve.Name,
            ["x"] = new JsonArray([.. curve.Positions.Select(position => Number(position))]),
            ["y"] = new JsonArray([.. curve.Values.Select(value => Number(value))]),
            ["color"] = style.Color,
            ["dash"] = style.Dash.ToString().ToLowerInvariant(),
            ["low"] = curve.Band is { } band ? new JsonArray([.. band.Low.Select(value => Number(value))]) : null,
            ["high"] = curve.Band is { } same ? new JsonArray([.. same.High.Select(value => Number(value))]) : null,
        };
    })]);

    /// <summary>A number to six digits, which no screen exceeds; null for none, NaN and infinities.</summary>
    /// <param name="number">The number.</param>
    public static JsonNode? Number(double? number) =>
        number is { } value && double.IsFinite(value) ? JsonValue.Create(double.Parse(value.ToString("G6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)) : null;

    private static int IndexOf(this IReadOnlyList<string> names, string name)
    {
        for (var index = 0; index < names.Count; index++)
        {
            if (names[index] == name)
                return index;
        }

        return 0;
    }
}
