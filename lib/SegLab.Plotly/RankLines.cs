using System.Globalization;
using System.Net;
using System.Text.Json;
using Plotly.NET;

namespace SegLab.Plotly;

/// <summary>
/// The chart of kind <c>ranks</c>: names on both sides of an axis of mean ranks, <c>bars</c> that join them, a critical
/// <c>difference</c> on top. Heights are pixels from the chart's upper end, as the static picture has them.
/// </summary>
internal static class RankLines
{
    // In pixels at the width of the static picture.
    private const double EndRoom = 8;

    /// <summary>Builds the chart.</summary>
    /// <param name="description">Its description; a name has <c>name</c>, <c>rank</c>, <c>isLeft</c> and <c>y</c>, a bar <c>from</c>, <c>to</c> and <c>y</c>.</param>
    public static GenericChart Build(JsonElement description)
    {
        var theme = Theme.Of(description);
        var names = description.GetProperty("names").EnumerateArray().ToList();
        var layout = theme.Layout(description);
        var (top, height) = (Number(description, "top") - 24, Number(description, "height"));
        // Down is positive, a unit a pixel: the plotting area reaches from above the critical difference to the chart's end, and sideways
        // a little beyond the axis, so that the lines of its end points have room.
        layout.SetProperty("margin", Theme.Object(("l", Number(description, "left") - EndRoom), ("r", Number(description, "right") - EndRoom), ("t", top), ("b", 0)));
        layout.SetProperty("xaxis", Theme.Object(("visible", false), ("fixedrange", true), ("range", new[] { Left(description), Right(description) })));
        layout.SetProperty("yaxis", Theme.Object(("visible", false), ("fixedrange", true), ("range", new[] { height, top })));
        layout.SetProperty("showlegend", false);
        layout.SetProperty("annotations", names.SelectMany(name => NameText(theme, name)).Concat(AxisText(theme, description)).ToList());
        return Traces.Chart([Axis(theme, description), Difference(theme, description), .. names.Select(name => NameLine(theme, description, name)), Bars(description), Dots(theme, description, names)], layout);
    }

    private static Trace Axis(Theme theme, JsonElement description)
    {
        var axis = Number(description, "axisTop");
        var marks = Marks(description).SelectMany(mark => new (double?, double?)[] { (null, null), (mark, axis - 6), (mark, axis) });
        return Line(theme.Line, 1.5, [(Number(description, "from"), axis), (Number(description, "to"), axis), .. marks]);
    }

    private static Trace Difference(Theme theme, JsonElement description)
    {
        var y = Number(description, "top");
        var from = Number(description, "from");
        var to = Math.Min(from + Number(description, "difference"), Number(description, "to"));
        return Line(theme.Text, 1.5, [(from, y - 4), (from, y + 4), (null, null), (from, y), (to, y), (null, null), (to, y - 4), (to, y + 4)]);
    }

    private static Trace NameLine(Theme theme, JsonElement description, JsonElement name)
    {
        var (rank, y) = (Number(name, "rank"), Number(name, "y"));
        return Line(theme.Muted, 1.2, [(rank, Number(description, "axisTop")), (rank, y), (IsLeft(name) ? Left(description) : Right(description), y)]);
    }

    private static Trace Bars(JsonElement description) => Line(
        description.GetProperty("color").GetString()!,
        5,
        [.. description.GetProperty("bars").EnumerateArray().SelectMany(bar => new (double?, double?)[] { (Number(bar, "from") - Room(description, 3), Number(bar, "y")), (Number(bar, "to") + Room(description, 3), Number(bar, "y")), (null, null) })]);

    private static Trace Dots(Theme theme, JsonElement description, List<JsonElement> names) => Traces.Scatter(
        ("mode", "markers"),
        ("x", names.Select(name => Number(name, "rank")).ToArray()),
        ("y", names.Select(_ => Number(description, "axisTop")).ToArray()),
        ("text", names.Select(name => string.Create(CultureInfo.InvariantCulture, $"{Name(name)}: {Number(name, "rank"):0.00}")).ToArray()),
        ("hoverinfo", "text"),
        ("cliponaxis", false),
        ("marker", Theme.Object(("size", 8), ("color", theme.Text))));

    private static Trace Line(string color, double width, IReadOnlyList<(double? X, double? Y)> points) => Traces.Scatter(
        ("mode", "lines"),
        ("x", points.Select(point => point.X).ToArray()),
        ("y", points.Select(point => point.Y).ToArray()),
        ("hoverinfo", "skip"),
        ("cliponaxis", false),
        ("line", Theme.Object(("color", color), ("width", width))));

    private static IEnumerable<DynamicObj.DynamicObj> NameText(Theme theme, JsonElement name)
    {
        var (side, sign) = IsLeft(name) ? ("right", -1) : ("left", 1);
        yield return Text(Number(name, "rank").ToString("0.00", CultureInfo.InvariantCulture), IsLeft(name) ? 0 : 1, Number(name, "y"), theme.Muted, side, 4 * sign);
        yield return Text(Name(name), IsLeft(name) ? 0 : 1, Number(name, "y"), theme.Text, side, 38 * sign);
    }

    private static IEnumerable<DynamicObj.DynamicObj> AxisText(Theme theme, JsonElement description)
    {
        foreach (var mark in Marks(description))
        {
            var text = Text(mark.ToString("0", CultureInfo.InvariantCulture), mark, Number(description, "axisTop") - 16, theme.Muted, "center", 0);
            text.SetProperty("xref", "x");
            yield return text;
        }

        yield return Text(description.GetProperty("differenceLabel").GetString()!, 0, Number(description, "top") - 13, theme.Text, "left", (int)EndRoom);
        yield return Text(description.GetProperty("caption").GetString()!, 1, Number(description, "top") - 13, theme.Muted, "right", -(int)EndRoom);
    }

    private static DynamicObj.DynamicObj Text(string text, double x, double y, string color, string anchor, int shift) => Theme.Object(
        ("text", text),
        ("x", x),
        ("y", y),
        ("xref", "paper"),
        ("yref", "y"),
        ("xanchor", anchor),
        ("yanchor", "middle"),
        ("xshift", shift),
        ("showarrow", false),
        ("font", Theme.Object(("size", 12), ("color", color))));

    private static IEnumerable<double> Marks(JsonElement description)
    {
        for (var mark = Number(description, "from"); mark <= Number(description, "to"); mark++)
            yield return mark;
    }

    private static double Left(JsonElement description) => Number(description, "from") - Room(description, EndRoom);

    private static double Right(JsonElement description) => Number(description, "to") + Room(description, EndRoom);

    // Pixels in units of the axis.
    private static double Room(JsonElement description, double pixels) =>
        pixels * (Number(description, "to") - Number(description, "from")) / Number(description, "width");

    private static bool IsLeft(JsonElement name) => name.GetProperty("isLeft").GetBoolean();

    private static string Name(JsonElement name) => WebUtility.HtmlEncode(name.GetProperty("name").GetString()!);

    private static double Number(JsonElement element, string name) => element.GetProperty(name).GetDouble();
}
