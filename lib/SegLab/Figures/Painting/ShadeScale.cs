using System.Globalization;

namespace SegLab.Figures.Painting;

/// <summary>Shades of one blue, from nearly white to the darkest on which dark text is read at ease.</summary>
internal static class ShadeScale
{
    /// <summary>Colours at equal distances along the scale, the lightest first.</summary>
    public static IReadOnlyList<string> Stops { get; } = ["#f7fafd", "#d9e8f5", "#b3d3ec", "#86b9e0", "#559dd2"];

    /// <summary>Behind a cell without a number.</summary>
    public const string None = "#f4f4f2";

    // Steps that a static picture tells apart; more would cost colours of its palette.
    private const int Steps = 16;

    /// <summary>The colour at a place of the scale.</summary>
    /// <param name="share">0 to 1; null for no number.</param>
    public static string Color(double? share)
    {
        if (share is not { } place)
            return None;
        var at = Math.Round(Math.Clamp(place, 0, 1) * Steps) / Steps * (Stops.Count - 1);
        var lower = Math.Min((int)at, Stops.Count - 2);
        return "#" + string.Concat(Enumerable.Range(0, 3).Select(channel =>
        {
            var (from, to) = (Channel(Stops[lower], channel), Channel(Stops[lower + 1], channel));
            return ((int)Math.Round(from + ((to - from) * (at - lower)))).ToString("x2", CultureInfo.InvariantCulture);
        }));
    }

    private static int Channel(string color, int channel) => Convert.ToInt32(color.Substring(1 + (2 * channel), 2), 16);
}
