using MathNet.Numerics.Distributions;

namespace SegLab.Statistics;

/// <summary>
/// Friedman's test: whether any of k treatments is better than another, from their ranks on each of n images (Friedman 1937), with the
/// correction for ties, and in the less conservative form of Iman and Davenport (1980). See Demšar 2006, section 3.2.2.
/// </summary>
/// <param name="Images">n, how many images.</param>
/// <param name="MeanRanks">Each treatment's mean rank in the order given: 1 is the best, k the worst.</param>
/// <param name="TieCorrection">1 − Σ(t³ − t)/(n·k·(k² − 1)), by which the statistic without ties was divided: 1 without ties.</param>
/// <param name="ChiSquare">The statistic, with k − 1 degrees of freedom; 0 where all treatments are equal on all images.</param>
/// <param name="F">Iman and Davenport's statistic, with k − 1 and (k − 1)(n − 1) degrees of freedom; infinite where all images rank alike.</param>
/// <param name="ChiSquarePValue">How likely such a χ² is if there is no difference.</param>
/// <param name="PValue">How likely such an F is if there is no difference; with one image, which F can't judge, that of χ².</param>
public sealed record FriedmanTest(int Images, IReadOnlyList<double> MeanRanks, double TieCorrection, double ChiSquare, double F, double ChiSquarePValue, double PValue)
{
    /// <summary>k, how many treatments.</summary>
    public int Treatments => MeanRanks.Count;

    /// <summary>Tests treatments.</summary>
    /// <param name="scores">One list of scores a treatment, at least two, all over the same images in the same order.</param>
    /// <param name="higherIsBetter">Whether rank 1 goes to the highest score, as for IoU, or to the lowest, as for a distance.</param>
    /// <exception cref="SegLabException">There are fewer than two lists or no scores, lists differ in length, or a score is not finite.</exception>
    public static FriedmanTest Of(IReadOnlyList<IReadOnlyList<double>> scores, bool higherIsBetter = true)
    {
        var problems = ScoreRequirements.Matrix(scores).ToList();
        if (scores.Count == 1)
            problems.Add("there is one list, and at least two treatments are compared");
        if (problems.Count > 0)
            throw new SegLabException($"Friedman's test can't be done: {string.Join("; ", problems)}.");
        var (treatments, images) = (scores.Count, scores[0].Count);
        var sums = new double[treatments];
        var ties = 0.0;
        for (var image = 0; image < images; image++)
        {
            var values = scores.Select(list => Ranks.Comparable(higherIsBetter ? -list[image] : list[image])).ToList();
            var ranks = Ranks.Of(values);
            ties += Ranks.TieTerm(values);
            for (var treatment = 0; treatment < treatments; treatment++)
                sums[treatment] += ranks[treatment];
        }

        var correction = 1 - (ties / (images * (double)treatments * ((treatments * treatments) - 1)));
        var middle = images * (treatments + 1) / 2.0;
        var plain = 12 * sums.Sum(sum => (sum - middle) * (sum - middle)) / (images * treatments * (treatments + 1.0));
        var chiSquare = correction > 0 ? plain / correction : 0;
        var f = ImanDavenport(chiSquare, images, treatments);
        var chiSquareP = 1 - ChiSquared.CDF(treatments - 1, chiSquare);
        var p = images == 1 ? chiSquareP : double.IsPositiveInfinity(f) ? 0 : 1 - FisherSnedecor.CDF(treatments - 1, (treatments - 1) * (images - 1), f);
        return new(images, [.. sums.Select(sum => sum / images)], correction, chiSquare, f, chiSquareP, p);
    }

    /// <summary>(n − 1)χ²/(n(k − 1) − χ²).</summary>
    /// <param name="chiSquare">Friedman's statistic.</param>
    /// <param name="images">n.</param>
    /// <param name="treatments">k.</param>
    internal static double ImanDavenport(double chiSquare, int images, int treatments)
    {
        var left = (images * (treatments - 1.0)) - chiSquare;
        return left > 1e-9 * images ? (images - 1) * chiSquare / left : double.PositiveInfinity;
    }
}
