namespace SegLab.Statistics;

/// <summary>Writes p-values.</summary>
internal static class PValueText
{
    /// <summary>With its sign: "= 0.034", or "&lt; 0.001".</summary>
    /// <param name="p">The p-value.</param>
    public static string Of(double p) => p < 0.001 ? "< 0.001" : FormattableString.Invariant($"= {p:0.000}");
}
