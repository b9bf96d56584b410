using MathNet.Numerics.Distributions;

namespace SegLab.Statistics;

/// <summary>How many images a paired test needs to see a difference.</summary>
public static class PairedSampleSize
{
    /// <summary>
    /// The asymptotic relative efficiency of Wilcoxon's signed-rank test to the t-test for normal differences, 3/π: it needs that many
    /// more images.
    /// </summary>
    public const double WilcoxonEfficiency = 3 / Math.PI;

    // With five images the smallest two-sided p-value is 1/16.
    private const int Fewest = 6;

    /// <summary>
    /// The number of images for Wilcoxon's signed-rank test: that of the paired t-test, ((z + z')/d)² + z²/2 with z and z' the normal
    /// quantiles of 1 − α/2 and of the power and d the mean difference in standard deviations (Guenther 1981), divided by <see cref="WilcoxonEfficiency"/> (Noether 1987), rounded up.
    /// </summary>
    /// <param name="meanDifference">The difference to be seen.</param>
    /// <param name="standardDeviation">Of the differences over images.</param>
    /// <param name="alpha">The two-sided level.</param>
    /// <param name="power">How often the difference is to be seen.</param>
    /// <returns>At least 6; positive infinity where there is no difference.</returns>
    /// <exception cref="SegLabException">Level or power is not between 0 and 1, or a number is not finite.</exception>
    public static double Of(double meanDifference, double standardDeviation, double alpha = 0.05, double power = 0.8)
    {
        if (!(alpha > 0 && alpha < 1 && power > 0 && power < 1 && double.IsFinite(meanDifference) && standardDeviation >= 0 && double.IsFinite(standardDeviation)))
            throw new SegLabException(FormattableString.Invariant($"A number of images needs a finite difference ({meanDifference}), a standard deviation of at least 0 ({standardDeviation}), a level ({alpha}) and a power ({power}) between 0 and 1."));
        if (meanDifference == 0)
            return double.PositiveInfinity;
        var level = Normal.InvCDF(0, 1, 1 - (alpha / 2));
        var ratio = (level + Normal.InvCDF(0, 1, power)) * standardDeviation / meanDifference;
        return Math.Max(Fewest, Math.Ceiling(((ratio * ratio) + (level * level / 2)) / WilcoxonEfficiency));
    }
}
