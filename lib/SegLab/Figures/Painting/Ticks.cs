namespace SegLab.Figures.Painting;

/// <summary>The marks of an axis, at round numbers.</summary>
/// <param name="From">The axis's lower end.</param>
/// <param name="To">The axis's upper end, greater than the lower.</param>
/// <param name="Values">Where the marks stand, between the ends.</param>
/// <param name="Labels">What stands at them, as many.</param>
internal sealed record Ticks(double From, double To, IReadOnlyList<double> Values, IReadOnlyList<string> Labels)
{
    /// <summary>Chooses an axis for values.</summary>
    /// <param name="values">What is to be shown; NaN and infinities are passed over.</param>
    /// <param name="about">About how many marks.</param>
    /// <param name="margin">The share of the range that stays free at each end.</param>
    /// <param name="whole">Whether only whole numbers are marked.</param>
    public static Ticks For(IEnumerable<double> values, int about, double margin = 0, bool whole = false)
    {
        var finite = values.Where(double.IsFinite).DefaultIfEmpty(0).ToList();
        var (from, to) = (finite.Min(), finite.Max());
        if (to - from <= Math.Abs(to) * 1e-12)
            (from, to) = (from - (0.5 * Math.Max(1e-3, Math.Abs(from))), to + (0.5 * Math.Max(1e-3, Math.Abs(to))));
        var free = margin * (to - from);
        return Between(from - free, to + free, about, whole);
    }

    /// <summary>Marks an axis whose ends are given.</summary>
    /// <param name="from">The lower end.</param>
    /// <param name="to">The upper end, greater than the lower.</param>
    /// <param name="about">About how many marks.</param>
    /// <param name="whole">Whether only whole numbers are marked.</param>
    public static Ticks Between(double from, double to, int about, bool whole = false)
    {
        var step = Step((to - from) / about);
        if (whole)
            step = Math.Max(1, step);
        var first = (long)Math.Ceiling((from / step) - 1e-9);
        var last = (long)Math.Floor((to / step) + 1e-9);
        var marks = Enumerable.Range(0, (int)(last - first + 1)).Select(index => (first + index) * step).ToList();
        var decimals = (int)Math.Max(0, -Math.Floor(Math.Log10(step) + 1e-9));
        return new Ticks(from, to, marks, [.. marks.Select(mark => Label(mark, decimals))]);
    }

    /// <summary>Where a value lies on the axis, 0 at its lower end, 1 at its upper.</summary>
    /// <param name="value">The value.</param>
    public float Share(double value) => (float)((value - From) / (To - From));

    private static double Step(double raw)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        return (raw / power) switch
        {
            < 1.5 => power,
            < 3.5 => 2 * power,
            < 7.5 => 5 * power,
            _ => 10 * power,
        };
    }

    private static string Label(double mark, int decimals)
    {
        var size = Math.Abs(mark);
        var text = size is > 0 and (>= 1e6 or < 1e-5)
            ? FormattableString.Invariant($"{mark:0.##e0}")
            : Math.Round(mark, Math.Min(15, decimals)).ToString("F" + decimals, System.Globalization.CultureInfo.InvariantCulture);
        return text.Replace('-', '−');
    }
}
