namespace SegLab.Statistics;

/// <summary>
/// Nemenyi's test after Friedman's: two treatments differ if their mean ranks are at least a critical difference apart (Nemenyi 1963;
/// Demšar 2006, Statistical comparisons of classifiers over multiple data sets, section 3.2.2).
/// </summary>
/// <param name="MeanRanks">Each treatment's mean rank, 1 the best.</param>
/// <param name="Images">How many images they are made from.</param>
/// <param name="Alpha">The level: how likely any pair is told apart although none differs.</param>
/// <param name="CriticalDifference">The least difference of mean ranks that tells two treatments apart.</param>
public sealed record NemenyiTest(IReadOnlyList<double> MeanRanks, int Images, double Alpha, double CriticalDifference)
{
    /// <summary>The groups of treatments that can't be told apart: see <see cref="CliquesOf"/>.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Cliques => CliquesOf(MeanRanks, CriticalDifference);

    /// <summary>Tests all pairs.</summary>
    /// <param name="friedman">The ranks.</param>
    /// <param name="alpha">The level, between 0 and 1.</param>
    /// <exception cref="SegLabException">The level is not between 0 and 1.</exception>
    public static NemenyiTest Of(FriedmanTest friedman, double alpha = 0.05) =>
        new(friedman.MeanRanks, friedman.Images, alpha, CriticalDifferenceOf(friedman.Treatments, friedman.Images, alpha));

    /// <summary>The critical difference, q √(k(k + 1)/(6n)), where q is the studentized range's quantile divided by √2.</summary>
    /// <param name="treatments">k, at least 2.</param>
    /// <param name="images">n, at least 1.</param>
    /// <param name="alpha">The level, between 0 and 1.</param>
    /// <exception cref="SegLabException">An argument is out of its range.</exception>
    public static double CriticalDifferenceOf(int treatments, int images, double alpha = 0.05)
    {
        if (images < 1)
            throw new SegLabException($"A critical difference of mean ranks needs at least one image; there are {images}.");
        return StudentizedRange.Quantile(1 - alpha, treatments) / Math.Sqrt(2) * StandardError(treatments, images);
    }

    /// <summary>
    /// The largest groups of treatments of which no two are a critical difference apart, the best group first: those that a
    /// critical-difference diagram joins with a bar. A treatment that differs from all others is in none; groups may overlap.
    /// </summary>
    /// <param name="meanRanks">Each treatment's mean rank.</param>
    /// <param name="criticalDifference">The least difference that tells apart.</param>
    /// <returns>Groups of at least two indexes, each in the order of the ranks.</returns>
    public static IReadOnlyList<IReadOnlyList<int>> CliquesOf(IReadOnlyList<double> meanRanks, double criticalDifference)
    {
        var order = Enumerable.Range(0, meanRanks.Count).OrderBy(index => meanRanks[index]).ToArray();
        var cliques = new List<IReadOnlyList<int>>();
        var reached = 0;
        for (var first = 0; first < order.Length; first++)
        {
            var end = first + 1;
            while (end < order.Length && meanRanks[order[end]] - meanRanks[order[first]] < criticalDifference)
                end++;
            // A group that ends where an earlier one ends is a part of it.
            if (end - first > 1 && end > reached)
                cliques.Add(order[first..end]);
            reached = Math.Max(reached, end);
        }

        return cliques;
    }

    /// <summary>The p-value of a pair, corrected for all pairs.</summary>
    /// <param name="first">A treatment's index.</param>
    /// <param name="second">Another's.</param>
    public double PValue(int first, int second) =>
        1 - StudentizedRange.Cdf(Math.Abs(MeanRanks[first] - MeanRanks[second]) / StandardError(MeanRanks.Count, Images) * Math.Sqrt(2), MeanRanks.Count);

    private static double StandardError(int treatments, int images) => Math.Sqrt(treatments * (treatments + 1.0) / (6.0 * images));
}
