namespace SegLab.Statistics;

/// <summary>Two recipes on the same images: how far apart they are, how sure that is, and a sentence that says it.</summary>
/// <remarks>
/// The tests are about images: with several seeds they compare each image's mean over seeds, for the networks at hand. Another training
/// is in the interval only. So two recipes count as told apart where the ranks' corrected p-value and the mean's interval agree.
/// </remarks>
public sealed record PairedComparison
{
    /// <summary>One recipe's name.</summary>
    public required string First { get; init; }

    /// <summary>The other's name.</summary>
    public required string Second { get; init; }

    /// <summary>How they were compared.</summary>
    public required ComparisonOptions Options { get; init; }

    /// <summary>The mean of first − second, in the score's own unit, with its interval; not corrected for the number of pairs.</summary>
    public required MeanInterval Difference { get; init; }

    /// <summary>The standard deviation of first − second over images, with divisor n − 1.</summary>
    public required double StandardDeviation { get; init; }

    /// <summary>Wilcoxon's signed-rank test; its rank-biserial correlation is an effect size.</summary>
    public required WilcoxonTest Wilcoxon { get; init; }

    /// <summary>The permutation test of the mean.</summary>
    public required PermutationTest Permutation { get; init; }

    /// <summary>How many pairs the p-values are corrected for.</summary>
    public int Pairs { get; init; } = 1;

    /// <summary>Wilcoxon's p-value after Holm's correction over all pairs.</summary>
    public required double CorrectedWilcoxon { get; init; }

    /// <summary>The permutation test's p-value after Holm's correction over all pairs.</summary>
    public required double CorrectedPermutation { get; init; }

    /// <summary>How many images.</summary>
    public int Images => Wilcoxon.Count;

    /// <summary>Cohen's d_z, the mean difference in standard deviations; 0 where there is no difference, infinite where it never varies.</summary>
    public double EffectSize => Difference.Mean == 0 ? 0 : Difference.Mean / StandardDeviation;

    /// <summary>Whether one is better: the corrected Wilcoxon p-value is at most the level, and the mean's interval lies on the same side of zero as the ranks.</summary>
    public bool IsToldApart => HasDifferentRanks && (Wilcoxon.RankBiserial > 0 ? Difference.Lower > 0 : Difference.Upper < 0);

    /// <summary>
    /// About how many images would tell them apart four times in five, if the difference and its spread over images are what they seem:
    /// <see cref="PairedSampleSize"/> with the level divided by the number of pairs. Infinite where the means are equal.
    /// </summary>
    public double ImagesNeeded => PairedSampleSize.Of(Difference.Mean, StandardDeviation, Options.Alpha / Pairs);

    private bool HasDifferentRanks => CorrectedWilcoxon <= Options.Alpha;

    /// <summary>The same with the two exchanged.</summary>
    public PairedComparison Exchanged() => this with
    {
        First = Second,
        Second = First,
        Difference = Difference.Mirrored(),
        Wilcoxon = Wilcoxon with { PositiveRankSum = Wilcoxon.NegativeRankSum, NegativeRankSum = Wilcoxon.PositiveRankSum },
        Permutation = Permutation with { MeanDifference = -Permutation.MeanDifference },
    };

    /// <summary>
    /// A sentence in plain words: who is better by how much, with interval and p-value; or that they can't be told apart, and about how
    /// many images would be needed.
    /// </summary>
    public override string ToString() => PairSentence.Of(this);

    /// <summary>Compares two, as if there were no others.</summary>
    /// <param name="first">One recipe.</param>
    /// <param name="second">The other, on the same images.</param>
    /// <param name="options">How.</param>
    internal static PairedComparison Of(NamedScores first, NamedScores second, ComparisonOptions options)
    {
        var (one, other) = (first.ImageMeans, second.ImageMeans);
        var wilcoxon = WilcoxonTest.Of(one, other);
        var permutation = PermutationTest.Of(one, other, options.Seed, options.Resamples);
        var squares = one.Zip(other, (a, b) => a - b - permutation.MeanDifference).Sum(difference => difference * difference);
        return new PairedComparison
        {
            First = first.Name,
            Second = second.Name,
            Options = options,
            Difference = MeanInterval.OfDifference(first.Seeds, second.Seeds, options.Seed, 1 - options.Alpha, range: options.Range),
            StandardDeviation = Math.Sqrt(squares / (one.Count - 1)),
            Wilcoxon = wilcoxon,
            Permutation = permutation,
            CorrectedWilcoxon = wilcoxon.PValue,
            CorrectedPermutation = permutation.PValue,
        };
    }
}
