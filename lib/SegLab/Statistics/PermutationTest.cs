using SegLab.Randomness;

namespace SegLab.Statistics;

/// <summary>
/// The paired permutation test of the mean difference: if neither is better, each image's difference could as well have the other sign
/// (Fisher 1935, The Design of Experiments, section 21). Two-sided.
/// </summary>
/// <param name="MeanDifference">The mean of first − second.</param>
/// <param name="PValue">
/// The share of sign patterns with a mean at least as far from zero. Drawn patterns count the one at hand as well, (b + 1)/(m + 1),
/// so it is never 0 (Phipson and Smyth 2010).
/// </param>
/// <param name="Permutations">How many sign patterns were looked at.</param>
/// <param name="IsExact">Whether those were all there are.</param>
public sealed record PermutationTest(double MeanDifference, double PValue, int Permutations, bool IsExact)
{
    /// <summary>The most images for which all sign patterns are looked at.</summary>
    public const int ExactLimit = 16;

    /// <summary>Tests two lists. Neither the images' order nor exchanging the two changes the p-value.</summary>
    /// <param name="first">One score an image.</param>
    /// <param name="second">One score an image, in the same order.</param>
    /// <param name="seed">Of the drawing, where there are more than <see cref="ExactLimit"/> images.</param>
    /// <param name="permutations">How many sign patterns are drawn, at least 100.</param>
    /// <exception cref="SegLabException">There are no scores, the lists differ in length, a score is not finite, or there are too few permutations.</exception>
    public static PermutationTest Of(IReadOnlyList<double> first, IReadOnlyList<double> second, uint seed, int permutations = 10_000)
    {
        var problems = ScoreRequirements.Pair(first, second).ToList();
        if (permutations < 100)
            problems.Add($"there are {permutations} permutations, and at least 100 are needed");
        if (problems.Count > 0)
            throw new SegLabException($"A paired permutation test can't be done: {string.Join("; ", problems)}.");
        var differences = first.Zip(second, (one, other) => one - other).ToList();
        // Signs are exchangeable, so only sizes matter; in ascending order they are the same however the images were given.
        var sizes = differences.Select(Math.Abs).Order().ToArray();
        // Sums that are equal on paper count as equal.
        var bound = Math.Abs(differences.Sum()) - (1e-12 * sizes.Sum());
        var isExact = sizes.Length <= ExactLimit;
        var (share, looked) = isExact ? Enumerated(sizes, bound) : Drawn(sizes, bound, new MersenneTwister(seed), permutations);
        return new(differences.Average(), share, looked, isExact);
    }

    private static (double Share, int Permutations) Enumerated(double[] sizes, double bound)
    {
        var patterns = 1 << sizes.Length;
        var reaching = 0;
        for (var pattern = 0; pattern < patterns; pattern++)
        {
            var sum = 0.0;
            for (var image = 0; image < sizes.Length; image++)
                sum += (pattern >> image & 1) == 0 ? sizes[image] : -sizes[image];
            if (Math.Abs(sum) >= bound)
                reaching++;
        }

        return ((double)reaching / patterns, patterns);
    }

    private static (double Share, int Permutations) Drawn(double[] sizes, double bound, MersenneTwister generator, int permutations)
    {
        var reaching = 1;
        for (var permutation = 0; permutation < permutations; permutation++)
        {
            var (sum, bits) = (0.0, 0u);
            for (var image = 0; image < sizes.Length; image++)
            {
                bits = image % 32 == 0 ? generator.NextUInt32() : bits >> 1;
                sum += (bits & 1) == 0 ? sizes[image] : -sizes[image];
            }

            if (Math.Abs(sum) >= bound)
                reaching++;
        }

        return (reaching / (permutations + 1.0), permutations);
    }
}
