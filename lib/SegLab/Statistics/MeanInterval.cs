using SegLab.Randomness;

namespace SegLab.Statistics;

/// <summary>A mean and how far it can be believed: a confidence interval, and what it is over.</summary>
/// <remarks>
/// Where all values are equal, and for a single image, the interval has no width: it then says nothing about other images, and
/// <see cref="HasWidth"/> is false.
/// </remarks>
/// <param name="Mean">The mean.</param>
/// <param name="Lower">The interval's lower end.</param>
/// <param name="Upper">The interval's upper end.</param>
/// <param name="Confidence">How often such an interval holds the true mean, such as 0.95.</param>
/// <param name="Count">How many images it is made from.</param>
public sealed record MeanInterval(double Mean, double Lower, double Upper, double Confidence, int Count)
{
    /// <summary>How many resamples a percentile interval is made from unless another number is given.</summary>
    public const int Resamples = 10_000;

    /// <summary>What was drawn anew to find how the mean varies. Over images alone, another training run would move the mean as well.</summary>
    public SampledOver Over { get; init; }

    /// <summary>How many training runs it is made from; of a difference, the fewer of its two sides.</summary>
    public int Seeds { get; init; } = 1;

    /// <summary>Whether there is an interval at all: not where all values are equal, which leaves nothing to judge other images by.</summary>
    public bool HasWidth => Upper > Lower;

    /// <summary>
    /// The mean with its interval over images: Student's, on the logit of the mean where scores lie between two bounds, with a twelfth
    /// of an image at the bound that each end goes to. It never leaves the range. For scores as skewed as IoU is on dermoscopic images a
    /// nominal 95 % interval holds the true mean in 93 to 95 % of samples from 25 images on, in up to 99 % with ten; the table is in
    /// tests/SegLab.Benchmarks/README.md. The order of the values changes nothing.
    /// </summary>
    /// <param name="values">One value an image.</param>
    /// <param name="seed">Decides nothing: the interval is computed, not drawn. It is asked for as it always was.</param>
    /// <param name="confidence">Above 0, below 1.</param>
    /// <param name="resamples">Decides nothing either; at least 100.</param>
    /// <param name="range">Between what the values can lie; null takes 0 to 1 where all of them lie there, else any number.</param>
    /// <exception cref="SegLabException">There are no values, one is not finite or out of the range, or an option is out of its range.</exception>
    public static MeanInterval Of(IReadOnlyList<double> values, uint seed, double confidence = 0.95, int resamples = Resamples, ScoreRange? range = null) =>
        OfSeeds([values], seed, confidence, resamples, range);

    /// <summary>
    /// The mean over seeds and images with its interval over both: images and seeds each vary by what the scores show, and each by
    /// Student's distribution of its own number, so that two seeds widen it much and ten little. With a single seed it is the interval
    /// over images.
    /// </summary>
    /// <remarks>
    /// Two seeds say little about others: such an interval can be most of the range, and holds the true mean in 93 to 98 % of samples with 25 images or
    /// more; from five seeds on in 94 to 98 %.
    /// </remarks>
    /// <param name="scores">One list of values a seed, all over the same images in the same order.</param>
    /// <param name="seed">Decides nothing, as for <see cref="Of"/>.</param>
    /// <param name="confidence">Above 0, below 1.</param>
    /// <param name="resamples">Decides nothing either; at least 100.</param>
    /// <param name="range">Between what the values can lie; null takes 0 to 1 where all of them lie there, else any number.</param>
    /// <exception cref="SegLabException">There are no values, lists differ in length, a value is not finite or out of the range, or an option is out of its range.</exception>
    public static MeanInterval OfSeeds(IReadOnlyList<IReadOnlyList<double>> scores, uint seed, double confidence = 0.95, int resamples = Resamples, ScoreRange? range = null)
    {
        _ = seed;
        Require([.. ScoreRequirements.Matrix(scores), .. ScoreRequirements.Within(scores, range), .. Options(confidence, resamples)]);
        range ??= ScoreRange.Guessed(scores);
        var sample = new CrossedSample(scores);
        return Made(sample, scores.Count, confidence, () => IntervalEnds.Student(sample, confidence, range));
    }

    /// <summary>
    /// The difference of two recipes' means on the same images, first − second, with Student's interval: over images where each has one
    /// seed, else over seeds and images; the images' own difficulty cancels, seeds of the two are independent. Exchanging the two mirrors it.
    /// It never leaves what a difference can be, such as −1 to 1.
    /// </summary>
    /// <param name="first">One list of values a seed.</param>
    /// <param name="second">One list of values a seed, over the same images in the same order; as many seeds or not.</param>
    /// <param name="seed">Decides nothing, as for <see cref="Of"/>.</param>
    /// <param name="confidence">Above 0, below 1.</param>
    /// <param name="resamples">Decides nothing either; at least 100.</param>
    /// <param name="range">Between what the values, not their differences, can lie; null takes 0 to 1 where all of them lie there, else any number.</param>
    /// <exception cref="SegLabException">There are no values, lists differ in length, a value is not finite or out of the range, or an option is out of its range.</exception>
    public static MeanInterval OfDifference(IReadOnlyList<IReadOnlyList<double>> first, IReadOnlyList<IReadOnlyList<double>> second, uint seed, double confidence = 0.95, int resamples = Resamples, ScoreRange? range = null)
    {
        _ = seed;
        IReadOnlyList<IReadOnlyList<double>> scores = [.. first, .. second];
        Require([.. ScoreRequirements.Matrix(scores), .. first.Count == 0 || second.Count == 0 ? ["one side has no values"] : Array.Empty<string>(), .. ScoreRequirements.Within(scores, range), .. Options(confidence, resamples)]);
        range ??= ScoreRange.Guessed(scores);
        var seeds = Math.Min(first.Count, second.Count);
        var difference = new CrossedSample(first, second);
        if (difference.Mean >= 0)
            return Made(difference, seeds, confidence, () => IntervalEnds.OfDifference(difference, confidence, range));
        var mirrored = new CrossedSample(second, first);
        return Made(mirrored, seeds, confidence, () => IntervalEnds.OfDifference(mirrored, confidence, range)).Mirrored();
    }

    /// <summary>
    /// The mean with its percentile bootstrap interval over images (Efron and Tibshirani, An Introduction to the Bootstrap, 1993,
    /// chapter 13): not corrected for bias or skewness, somewhat too narrow for few images. The assignment's notebook prints it;
    /// elsewhere <see cref="Of"/> is the better choice.
    /// </summary>
    /// <param name="values">One value an image.</param>
    /// <param name="seed">Of the resampling: the same values in the same order and the same seed give the same interval.</param>
    /// <param name="confidence">Above 0, below 1.</param>
    /// <param name="resamples">How many times the images are drawn again, at least 100.</param>
    /// <exception cref="SegLabException">There are no values, one is not finite, or an option is out of its range.</exception>
    public static MeanInterval Percentile(IReadOnlyList<double> values, uint seed, double confidence = 0.95, int resamples = Resamples)
    {
        Require([.. ScoreRequirements.Matrix([values]), .. Options(confidence, resamples)]);
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
        var (lower, upper) = IntervalEnds.Percentile(means, confidence);
        return new(values.Average(), lower, upper, confidence, values.Count);
    }

    /// <summary>Mean, interval and what it is over, such as "0.812 (95 % interval 0.790 to 0.832 over 50 images)".</summary>
    public override string ToString() => HasWidth
        ? $"{NumberText.Of(Mean)} ({NumberText.Percent(Confidence)} interval {NumberText.Of(Lower)} to {NumberText.Of(Upper)} over {Sample(new())})"
        : $"{NumberText.Of(Mean)} ({(Count == 1 ? "" : "the same on each of ")}{Sample(new())}: no interval)";

    /// <summary>What it is over in words: "50 images", or "5 seeds and 50 test images".</summary>
    /// <param name="options">Say which images.</param>
    internal string Sample(ComparisonOptions options) => $"{(Over == SampledOver.Images ? "" : Seeds == 1 ? "seeds and " : $"{Seeds} seeds and ")}{options.Sample(Count)}";

    /// <summary>The interval of the negative values.</summary>
    internal MeanInterval Mirrored() => this with { Mean = 0 - Mean, Lower = 0 - Upper, Upper = 0 - Lower };

    private static MeanInterval Made(CrossedSample sample, int seeds, double confidence, Func<(double Lower, double Upper)> ends)
    {
        var (lower, upper) = sample.Constant is { } constant ? (constant, constant) : ends();
        return new(sample.Constant ?? sample.Mean, lower, upper, confidence, sample.ImageMeans.Count) { Over = sample.Seeds.Count > 0 ? SampledOver.SeedsAndImages : SampledOver.Images, Seeds = seeds };
    }

    private static IEnumerable<string> Options(double confidence, int resamples)
    {
        if (!(confidence > 0 && confidence < 1))
            yield return FormattableString.Invariant($"the confidence is {confidence}, and a number above 0 and below 1 is expected");
        if (resamples < 100)
            yield return $"there are {resamples} resamples, and at least 100 are needed";
    }

    private static void Require(IReadOnlyList<string> problems)
    {
        if (problems.Count > 0)
            throw new SegLabException($"A confidence interval of a mean can't be computed: {string.Join("; ", problems)}.");
    }
}
