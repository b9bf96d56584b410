using SegLab.Data;

namespace SegLab.Metrics;

/// <summary>
/// The predicted probabilities of an image's pixels, lesion and skin apart, counted in narrow bins: enough for the scores at any
/// threshold and for calibration. Histograms add up, so these can be pooled over images without keeping their probabilities.
/// </summary>
public sealed class ProbabilityHistogram
{
    /// <summary>How many bins there are from 0 to 1; each holds its upper end. A probability of 0 has a bin of its own below them.</summary>
    public const int Bins = 3000;

    // By k: probabilities above (k − 1)/3000, up to k/3000.
    private readonly long[] _lesion = new long[Bins + 1];
    private readonly long[] _skin = new long[Bins + 1];
    private readonly double[] _probabilities = new double[Bins + 1];

    private ProbabilityHistogram()
    {
    }

    /// <summary>How many pixels were counted.</summary>
    public long Pixels => _lesion.Sum() + _skin.Sum();

    /// <summary>The histogram of one image.</summary>
    /// <param name="probabilities">Of lesion, 0 to 1, one a pixel, row by row.</param>
    /// <param name="truth">The true mask.</param>
    /// <exception cref="SegLabException">There is not one probability a pixel, or one is not from 0 to 1.</exception>
    public static ProbabilityHistogram Of(ReadOnlySpan<float> probabilities, Mask truth)
    {
        ProbabilityCheck.Of(probabilities, truth);
        var histogram = new ProbabilityHistogram();
        for (var pixel = 0; pixel < probabilities.Length; pixel++)
        {
            // Exact: a float times 3000 fits a double.
            var bin = (int)Math.Ceiling((double)probabilities[pixel] * Bins);
            _ = truth.Pixels[pixel] != 0 ? histogram._lesion[bin]++ : histogram._skin[bin]++;
            histogram._probabilities[bin] += probabilities[pixel];
        }

        return histogram;
    }

    /// <summary>The histogram of all images' pixels together.</summary>
    /// <param name="images">One histogram an image.</param>
    public static ProbabilityHistogram Sum(IEnumerable<ProbabilityHistogram> images)
    {
        var sum = new ProbabilityHistogram();
        foreach (var image in images)
        {
            for (var bin = 0; bin <= Bins; bin++)
            {
                sum._lesion[bin] += image._lesion[bin];
                sum._skin[bin] += image._skin[bin];
                sum._probabilities[bin] += image._probabilities[bin];
            }
        }

        return sum;
    }

    /// <summary>The counts if a pixel is predicted as lesion where its probability is above a threshold; they give IoU and every other score at it.</summary>
    /// <param name="threshold">0 to 1, taken to the nearest multiple of 1/3000: whole percents and their tenths are exact.</param>
    /// <exception cref="SegLabException">The threshold is not from 0 to 1.</exception>
    public ConfusionCounts CountsAt(double threshold) => CountsAt([threshold])[0];

    /// <summary>The counts at each of a list of thresholds, as <see cref="CountsAt(double)"/>: a threshold more costs next to nothing.</summary>
    /// <param name="thresholds">Each from 0 to 1, in any order.</param>
    /// <returns>One a threshold, in their order.</returns>
    /// <exception cref="SegLabException">A threshold is not from 0 to 1.</exception>
    public IReadOnlyList<ConfusionCounts> CountsAt(IReadOnlyList<double> thresholds)
    {
        foreach (var threshold in thresholds)
        {
            if (threshold is not (>= 0 and <= 1))
                throw new SegLabException(FormattableString.Invariant($"A threshold on probabilities is {threshold}; a number from 0 to 1 is expected."));
        }

        var (lesionUpTo, skinUpTo) = (UpTo(_lesion), UpTo(_skin));
        return [.. thresholds.Select(threshold =>
        {
            var bin = (int)Math.Round(threshold * Bins);
            return new ConfusionCounts(lesionUpTo[Bins] - lesionUpTo[bin], skinUpTo[Bins] - skinUpTo[bin], lesionUpTo[bin], skinUpTo[bin]);
        })];
    }

    /// <summary>The reliability diagram: bins of equal width, each with its mean probability and its share of lesion.</summary>
    /// <param name="bins">How many; a divisor of 3000, such as 10, 15, 20 or 100.</param>
    /// <exception cref="SegLabException">The number of bins does not divide 3000.</exception>
    public IReadOnlyList<ReliabilityBin> Reliability(int bins = 10)
    {
        if (bins < 1 || Bins % bins != 0)
            throw new SegLabException($"A reliability diagram has {bins} bins; a divisor of {Bins} is expected, such as 10, 15, 20 or 100.");
        var size = Bins / bins;
        return [.. Enumerable.Range(0, bins).Select(index =>
        {
            var part = new Range(index == 0 ? 0 : (index * size) + 1, ((index + 1) * size) + 1);
            var (lesion, pixels) = (_lesion[part].Sum(), _lesion[part].Sum() + _skin[part].Sum());
            var (lower, upper) = (index / (double)bins, (index + 1) / (double)bins);
            return pixels == 0
                ? new ReliabilityBin(lower, upper, 0, (lower + upper) / 2, double.NaN)
                : new ReliabilityBin(lower, upper, pixels, _probabilities[part].Sum() / pixels, (double)lesion / pixels);
        })];
    }

    /// <summary>
    /// The expected calibration error: how far, on average over pixels, a bin's share of lesion is from its mean probability, Σ
    /// n_b/n·|share − mean| (Naeini et al., Obtaining well calibrated probabilities using Bayesian binning, 2015). 0 to 1, lower is
    /// better. Lesion probabilities are binned, as suits two classes; Guo et al. (2017) bin the probability of the predicted class.
    /// </summary>
    /// <param name="bins">Of equal width; a divisor of 3000.</param>
    /// <returns>An image of skin alone has one as well: the mean probability. 0 where no pixel was counted.</returns>
    /// <exception cref="SegLabException">The number of bins does not divide 3000.</exception>
    public double CalibrationError(int bins = 10)
    {
        var diagram = Reliability(bins);
        var pixels = Math.Max(1, diagram.Sum(bin => bin.Pixels));
        return diagram.Sum(bin => bin.Pixels * bin.Gap) / pixels;
    }

    // By k: how many are at most k/3000.
    private static long[] UpTo(long[] counts)
    {
        var sum = 0L;
        return [.. counts.Select(count => sum += count)];
    }
}
