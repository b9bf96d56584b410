namespace SegLab.Statistics;

/// <summary>Quantiles of a sample, linear between neighbours, as numpy's default.</summary>
internal static class Quantile
{
    /// <summary>The value below which the share lies.</summary>
    /// <param name="sorted">At least one value, ascending.</param>
    /// <param name="share">From 0, the smallest value, to 1, the largest.</param>
    public static double Of(double[] sorted, double share)
    {
        var position = share * (sorted.Length - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((position - below) * (sorted[above] - sorted[below]));
    }
}
