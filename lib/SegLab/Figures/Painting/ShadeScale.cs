using System.Globalization;

namespace SegLab.Figures.Painting;

/// <summary>Shades of one blue from light to dark, evenly spaced to the eye, and what is written on them.</summary>
internal static class ShadeScale
{
    /// <summary>Colours at equal distances along the scale, the lightest first.</summary>
    public static IReadOnlyList<string> Stops { get; } = ["#f3f8fc", "#c3dbee", "#7fb4da", "#3581bd", "#0b3f78"];

    /// <summary>Behind a cell without a number.</summary>
    public const string None = "#f4f4f2";

    // Steps that a static picture tells apart; more would cost colours of its palette.
    private const int Steps = 40;

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

    /// <summary>The colour of text on that colour: the dark or the white one, whichever contrasts more.</summary>
    /// <param name="share">0 to 1; null for no number.</param>
    public static string Ink(double? share)
    {
        if (share is null)
            return ChartColors.Muted;
        var background = Luminance(Color(share));
        return Contrast(background, Luminance(ChartColors.Text)) >= Contrast(background, Luminance(ChartColors.Paper)) ? ChartColors.Text : ChartColors.Paper;
    }

    /// <summary>The contrast of two colours, 1 to 21 (WCAG 2.1: at least 4.5 for text).</summary>
    /// <param name="one">A colour such as <c>#0072b2</c>.</param>
    /// <param name="other">Another.</param>
    public static double Contrast(string one, string other) => Contrast(Luminance(one), Luminance(other));

    private static double Contrast(double one, double other) => (Math.Max(one, other) + 0.05) / (Math.Min(one, other) + 0.05);

    private static double Luminance(string color) => (0.2126 * Linear(color, 0)) + (0.7152 * Linear(color, 1)) + (0.0722 * Linear(color, 2));

    private static double Linear(string color, int channel)
    {
        var value = Channel(color, channel) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }

    private static int Channel(string color, int channel) => Convert.ToInt32(color.Substring(1 + (2 * channel), 2), 16);
}
