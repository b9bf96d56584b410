using System.Globalization;

namespace SegLab.Statistics;

/// <summary>Writes numbers as sentences and tables have them.</summary>
internal static class NumberText
{
    /// <summary>A score or a difference of scores, to three digits after the point unless another format is given.</summary>
    /// <param name="value">The number.</param>
    /// <param name="format">A .NET format.</param>
    public static string Of(double value, string format = "0.000") => (value + 0.0).ToString(format, CultureInfo.InvariantCulture).Replace('-', '−');

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
