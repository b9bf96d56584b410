using MathNet.Numerics.Distributions;

namespace SegLab.Statistics;

/// <summary>Ends of a mean's interval.</summary>
internal static class IntervalEnds
{
    // Of one image. Chosen by simulation (tests/SegLab.Benchmarks, coverage): without it ten IoUs without a failure rule out that one in twenty fails.
    private const double UnseenWeight = 1.0 / 12;

    /// <summary>Percentiles (Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13).</summary>
    /// <param name="means">In ascending order.</param>
    /// <param name="confidence">Above 0, below 1.</param>
    public static (double Lower, double Upper) Percentile(double[] means, double confidence) =>
        (Quantile.Of(means, (1 - confidence) / 2), Quantile.Of(means, 1 - ((1 - confidence) / 2)));

    /// <summary>
    /// Student's interval within the score's range. Images and seeds each have their own t quantile, and the squares of their half
    /// widths add (the method of variance estimates recovery: Zou and Donner 2008, Statistics in Medicine 27): two seeds are two,
    /// however many images there are. Of two recipes the seeds' degrees of freedom are Welch's (1947, Biometrika 34). Between two bounds it is taken on the logit of the mean, and each end is computed as if a twelfth
    /// of an image had the worst score, or the best: a long tail that few images did not show is not ruled out.
    /// </summary>
    /// <param name="sample">The scores, not all alike.</param>
    /// <param name="confidence">Above 0, below 1.</param>
    /// <param name="range">The score's.</param>
    public static (double Lower, double Upper) Student(CrossedSample sample, double confidence, ScoreRange range)
    {
        return (Move(range.Lower, -1), Move(range.Upper, 1));

        double Move(double bound, int sign)
        {
            var (mean, square) = Images(sample, confidence, range.IsBounded ? bound : null);
            return range.Move(mean, sign * Math.Sqrt(square + Seeds(sample, confidence)));
        }
    }

    /// <summary>The same for a difference of two means, on its own scale, cut off where no difference can lie.</summary>
    /// <param name="sample">The differences, not all alike.</param>
    /// <param name="confidence">Above 0, below 1.</param>
    /// <param name="range">The score's; that of differences follows.</param>
    public static (double Lower, double Upper) OfDifference(CrossedSample sample, double confidence, ScoreRange range)
    {
        var (lower, upper) = Student(sample, confidence, ScoreRange.Unbounded);
        return (Math.Max(lower, range.OfDifferences.Lower), Math.Min(upper, range.OfDifferences.Upper));
    }

    // The mean, and the square of the half width that images alone give, with a part of an image at a bound.
    private static (double Mean, double Square) Images(CrossedSample sample, double confidence, double? bound)
    {
        var (values, weight) = (sample.ImageMeans, bound is null ? 0 : UnseenWeight);
        if (values.Count == 1)
            return (sample.Mean, 0);
        var count = values.Count + weight;
        var mean = ((values.Count * sample.Mean) + (weight * (bound ?? 0))) / count;
        var squares = values.Sum(value => (value - mean) * (value - mean)) + (weight * Math.Pow((bound ?? 0) - mean, 2));
        return (mean, squares / (count - 1) / count * SquaredQuantile(confidence, values.Count - 1));
    }

    // The square of the half width that seeds alone give.
    private static double Seeds(CrossedSample sample, double confidence)
    {
        var variance = sample.Seeds.Sum(seeds => seeds.Variance);
        return variance > 0 ? variance * SquaredQuantile(confidence, variance * variance / sample.Seeds.Sum(seeds => seeds.Variance * seeds.Variance / (seeds.Count - 1))) : 0;
    }

    private static double SquaredQuantile(double confidence, double freedom) => Math.Pow(StudentT.InvCDF(0, 1, freedom, (1 + confidence) / 2), 2);
}
