using MathNet.Numerics.Distributions;

namespace SegLab.Statistics;

/// <summary>Ends of an interval from the means of resamples.</summary>
internal static class IntervalEnds
{
    /// <summary>Percentiles (Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13).</summary>
    /// <param name="means">In ascending order.</param>
    /// <param name="confidence">Above 0, below 1.</param>
    public static (double Lower, double Upper) Percentile(double[] means, double confidence) =>
        (Quantile.Of(means, (1 - confidence) / 2), Quantile.Of(means, 1 - ((1 - confidence) / 2)));

    /// <summary>
    /// Percentiles corrected for bias and skewness: BCa (Efron 1987, Better bootstrap confidence intervals, Journal of the American
    /// Statistical Association 82, equations 2.3 and 2.4).
    /// </summary>
    /// <param name="means">In ascending order.</param>
    /// <param name="mean">Of the sample itself.</param>
    /// <param name="acceleration">A sixth of the skewness of the influences.</param>
    /// <param name="confidence">Above 0, below 1.</param>
    public static (double Lower, double Upper) BiasCorrectedAccelerated(double[] means, double mean, double acceleration, double confidence)
    {
        // Means equal on paper to the sample's count half; no share is 0 or 1, whose quantiles are infinite.
        var near = 1e-9 * (means[^1] - means[0]);
        var share = (means.Count(value => value < mean - near) + means.Count(value => value <= mean + near)) / (2.0 * means.Length);
        var bias = Normal.InvCDF(0, 1, Math.Clamp(share, 0.5 / means.Length, 1 - (0.5 / means.Length)));
        var tail = (1 - confidence) / 2;
        return (Quantile.Of(means, Corrected(tail)), Quantile.Of(means, Corrected(1 - tail)));

        double Corrected(double level)
        {
            var shifted = bias + Normal.InvCDF(0, 1, level);
            var scale = 1 - (acceleration * shifted);
            return scale > 0 ? Normal.CDF(0, 1, bias + (shifted / scale)) : level > 0.5 ? 1 : 0;
        }
    }
}
