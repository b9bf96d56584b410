using SegLab.Randomness;

namespace SegLab.Metrics;

/// <summary>A mean over images and how far it can be believed: a confidence interval.</summary>
/// <remarks>The interval is about images only: another training run of the same network would move the mean as well.</remarks>
/// <param name="Mean">The mean.</param>
/// <param name="Lower">The interval's lower end.</param>
/// <param name="Upper">The interval's upper end.</param>
/// <param name="Confidence">How often such an interval holds the true mean, such as 0.95.</param>
/// <param name="Count">How many images it is made from.</param>
public sealed record MeanInterval(double Mean, double Lower, double Upper, double Confidence, int Count)
{
    /// <summary>
    /// The mean with its percentile bootstrap interval: images are drawn again with replacement, and the means' percentiles are
    /// the ends (Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13). Not corrected for bias or skewness
    /// (not BCa); for few images it is somewhat too narrow, and for a single one it has no width.
    /// </summary>
    /// <param name="values">One value an image.</param>
    /// <param name="seed">Of the resampling: the same values and seed give the same interval.</param>
    /// <param name="confidence">Above 0, below 1.</param>
    /// <param name="resamples">How many times the images are drawn again, at least 100.</param>
    /// <exception cref="SegLabException">There are no values, one is not finite, or an option is out of its range.</exception>
    public static MeanInterval Bootstrap(IReadOnlyList<double> values, uint seed, double confidence = 0.95, int resamples = 10_000)
    {
        Check(values, confidence, resamples);
        var generator = new MersenneTwister(seed);
        var means = new double[resamples];
        for (var resample = 0; resample < resamples; resample++)
        {
            var sum = 0.0;
            for (var draw = 0; draw < values.Count; draw++)
                sum += values[generator.Next(values.Count)];
            means[resample] = sum / values.Count;
        }

        Array.Sort(means);
        var tail = (1 - confidence) / 2;
        return new(values.Average(), Quantile.Of(means, tail), Quantile.Of(means, 1 - tail), confidence, values.Count);
    }

    private static void Check(IReadOnlyList<double> values, double confidence, int resamples)
    {
        var problems = new List<string>();
        if (values.Count == 0)
            problems.Add("there are no values, and at least one is needed");
        if (values.Any(value => !double.IsFinite(value)))
            problems.Add($"value {values.TakeWhile(double.IsFinite).Count()} is not a finite number");
        if (!(confidence > 0 && confidence < 1))
            problems.Add(FormattableString.Invariant($"the confidence is {confidence}, and a number above 0 and below 1 is expected"));
        if (resamples < 100)
            problems.Add($"there are {resamples} resamples, and at least 100 are needed");
        if (problems.Count > 0)
            throw new SegLabException($"A confidence interval of a mean can't be computed: {string.Join("; ", problems)}.");
    }
}
