using System.Globalization;

namespace SegLab.Statistics;

/// <summary>Writes numbers as sentences and tables have them.</summary>
internal static class NumberText
{
    /// <summary>What stands where there is no number.</summary>
    public const string None = "–";

    /// <summary>A score or a difference of scores, to three digits after the point unless another format is given; a dash where it is not a number, ∞ where it is infinite.</summary>
    /// <param name="value">The number.</param>
    /// <param name="format">A .NET format.</param>
    public static string Of(double value, string format = "0.000") =>
        double.IsNaN(value) ? None
        : double.IsInfinity(value) ? value > 0 ? "∞" : "−∞"
        : (value + 0.0).ToString(format, CultureInfo.InvariantCulture).Replace('-', '−');

    /// <summary>An interval in a table: "0.790 to 0.832"; a dash where there is none, because all scores are equal.</summary>
    /// <param name="interval">The interval.</param>
    public static string Interval(MeanInterval interval) => interval.HasWidth ? $"{Of(interval.Lower)} to {Of(interval.Upper)}" : None;

    /// <summary>A p-value: "0.034", or "&lt; 0.001".</summary>
    /// <param name="p">The p-value.</param>
    public static string PValue(double p) => p < 0.001 ? "< 0.001" : Of(p);

    /// <summary>A p-value in a sentence: "p = 0.034", or "p &lt; 0.001".</summary>
    /// <param name="p">The p-value.</param>
    public static string PEquals(double p) => p < 0.001 ? "p < 0.001" : $"p = {Of(p)}";

    /// <summary>A share in percent: "95 %".</summary>
    /// <param name="share">In [0, 1].</param>
    public static string Percent(double share) => $"{Of(100 * share, "0.##")} %";
}
