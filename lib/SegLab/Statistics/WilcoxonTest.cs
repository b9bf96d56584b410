using MathNet.Numerics.Distributions;

namespace SegLab.Statistics;

/// <summary>
/// Wilcoxon's signed-rank test of two scores on the same images: whether the differences lie as often and as far above zero as below
/// (Wilcoxon 1945, Individual comparisons by ranking methods). Two-sided.
/// </summary>
/// <remarks>
/// Images without a difference are ranked with the others and then left out (Pratt 1959): dropping them first can make a result look
/// surer than it is. Up to <see cref="ExactLimit"/> differences, the p-value is exact, ties included: all signs are equally likely for
/// the ranks at hand. Above, it is the normal approximation with continuity correction; ties are in its variance, Σr²/4.
/// </remarks>
/// <param name="Count">How many images.</param>
/// <param name="Zeros">How many of them have no difference (to twelve decimals).</param>
/// <param name="PositiveRankSum">The sum of the ranks of images on which the first is higher.</param>
/// <param name="NegativeRankSum">The sum of the ranks of images on which the second is higher.</param>
/// <param name="PValue">How likely rank sums at least as far apart are if there is no difference; 1 where no image has one.</param>
/// <param name="IsExact">Whether the p-value is exact.</param>
public sealed record WilcoxonTest(int Count, int Zeros, double PositiveRankSum, double NegativeRankSum, double PValue, bool IsExact)
{
    /// <summary>The most differences for which the distribution is enumerated.</summary>
    public const int ExactLimit = 200;

    /// <summary>
    /// The matched-pairs rank-biserial correlation, an effect size in [−1, 1]: (W₊ − W₋)/(W₊ + W₋); 1 where the first is higher on every
    /// image, 0 where neither is (Kerby 2014, The simple difference formula).
    /// </summary>
    public double RankBiserial => PositiveRankSum + NegativeRankSum > 0 ? (PositiveRankSum - NegativeRankSum) / (PositiveRankSum + NegativeRankSum) : 0;

    /// <summary>Tests two lists.</summary>
    /// <param name="first">One score an image.</param>
    /// <param name="second">One score an image, in the same order.</param>
    /// <exception cref="SegLabException">There are no scores, the lists differ in length, or a score is not finite.</exception>
    public static WilcoxonTest Of(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        var problems = ScoreRequirements.Pair(first, second).ToList();
        if (problems.Count > 0)
            throw new SegLabException($"Wilcoxon's signed-rank test needs two scores for each image: {string.Join("; ", problems)}.");
        var differences = first.Zip(second, (one, other) => Ranks.Comparable(one - other)).ToList();
        var ranks = Ranks.Of([.. differences.Select(Math.Abs)]);
        var signed = differences.Zip(ranks).Where(pair => pair.First != 0).ToList();
        var positive = signed.Where(pair => pair.First > 0).Sum(pair => pair.Second);
        var negative = signed.Where(pair => pair.First < 0).Sum(pair => pair.Second);
        var isExact = signed.Count <= ExactLimit;
        var used = signed.Select(pair => pair.Second).ToList();
        return new(differences.Count, differences.Count - signed.Count, positive, negative, isExact ? Exact(used, Math.Min(positive, negative)) : Approximate(used, positive), isExact);
    }

    /// <summary>The two-sided p-value of the normal approximation.</summary>
    /// <param name="ranks">The ranks of the differences.</param>
    /// <param name="positive">The sum of those above zero.</param>
    internal static double Approximate(IReadOnlyList<double> ranks, double positive)
    {
        var distance = Math.Abs(positive - (ranks.Sum() / 2)) - 0.5;
        return distance <= 0 ? 1 : 2 * Normal.CDF(0, 1, -distance / Math.Sqrt(ranks.Sum(rank => rank * rank) / 4));
    }

    // Ranks are multiples of a half: the distribution of twice their sum is found by adding one rank at a time.
    private static double Exact(List<double> ranks, double smaller)
    {
        var limit = (int)Math.Round(2 * smaller);
        var probabilities = new double[limit + 1];
        probabilities[0] = 1;
        foreach (var rank in ranks)
        {
            var step = (int)Math.Round(2 * rank);
            for (var sum = limit; sum >= 0; sum--)
                probabilities[sum] = 0.5 * (probabilities[sum] + (sum >= step ? probabilities[sum - step] : 0));
        }

        return Math.Min(1, 2 * probabilities.Sum());
    }
}
