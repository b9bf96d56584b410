using SegLab.Statistics;

namespace SegLab.Figures.Results;

/// <summary>A comparison as figures.</summary>
public static class ComparisonFigures
{
    /// <summary>Mean ranks with the critical difference of Nemenyi's test.</summary>
    /// <param name="comparison">The comparison.</param>
    public static CriticalDifferenceDiagram Ranks(Comparison comparison) => new(
        $"Mean ranks of {comparison.Options.Measure} over {comparison.Images} images",
        [.. comparison.Names.Zip(comparison.Friedman.MeanRanks, (name, rank) => new RankedName(name, rank))],
        comparison.Nemenyi.CriticalDifference);

    /// <summary>
    /// Means with their intervals, the best on top, and each seed where there are several. Images are shared: intervals that overlap do
    /// not mean that a pair can't be told apart; <see cref="PairTable"/> says that.
    /// </summary>
    /// <param name="comparison">The comparison.</param>
    public static IntervalChart Means(Comparison comparison)
    {
        var hasSeeds = comparison.Means.Any(mean => mean.Over == SampledOver.SeedsAndImages);
        var rows = Ordered(comparison).Select(index => new IntervalRow(comparison.Names[index], comparison.Means[index].Mean)
        {
            Low = comparison.Means[index].Lower,
            High = comparison.Means[index].Upper,
            Points = hasSeeds ? comparison.Spreads[index].SeedScores : [],
        });
        return new IntervalChart($"{comparison.Options.Measure}, mean with {Confidence(comparison)} interval over {(hasSeeds ? "seeds and " : "")}{comparison.Images} images", comparison.Options.Measure, [.. rows]);
    }

    /// <summary>A row for each recipe, the best on top: mean and its interval, spread over seeds, mean rank.</summary>
    /// <param name="comparison">The comparison.</param>
    public static Table MeanTable(Comparison comparison)
    {
        var order = Ordered(comparison);
        return new Table($"{comparison.Options.Measure} of {comparison.Images} images",
            [
                new("recipe"),
                new("mean", ColumnAlignment.Right) { Highlight = 0 },
                new($"{Confidence(comparison)} interval", ColumnAlignment.Right),
                new("interval over"),
                new("seeds", ColumnAlignment.Right),
                new("deviation over seeds", ColumnAlignment.Right),
                new("mean rank", ColumnAlignment.Right),
            ],
            [.. order.Select(index => Row(comparison, index))]);
    }

    /// <summary>A row for each pair: difference, interval, corrected p-values, effect sizes.</summary>
    /// <param name="comparison">The comparison.</param>
    public static Table PairTable(Comparison comparison) => new($"Pairs, p-values after Holm's correction over {comparison.Pairs.Count}",
        [
            new("pair"),
            new("difference", ColumnAlignment.Right),
            new($"{Confidence(comparison)} interval", ColumnAlignment.Right),
            new("Wilcoxon p", ColumnAlignment.Right),
            new("permutation p", ColumnAlignment.Right),
            new("rank-biserial", ColumnAlignment.Right),
            new("d_z", ColumnAlignment.Right),
            new("told apart"),
        ],
        [.. comparison.Pairs.Select(Row)]);

    private static string Confidence(Comparison comparison) => NumberText.Percent(1 - comparison.Options.Alpha);

    private static List<int> Ordered(Comparison comparison) =>
        [.. Enumerable.Range(0, comparison.Names.Count).OrderBy(index => comparison.Options.HigherIsBetter ? -comparison.Means[index].Mean : comparison.Means[index].Mean)];

    private static IReadOnlyList<string> Row(Comparison comparison, int index)
    {
        var (mean, spread) = (comparison.Means[index], comparison.Spreads[index]);
        return
        [
            comparison.Names[index],
            NumberText.Of(mean.Mean),
            $"{NumberText.Of(mean.Lower)} to {NumberText.Of(mean.Upper)}",
            mean.Over == SampledOver.Images ? "images" : "seeds and images",
            $"{spread.Count}",
            spread.StandardDeviation is { } deviation ? NumberText.Of(deviation) : "–",
            NumberText.Of(comparison.Friedman.MeanRanks[index], "0.00"),
        ];
    }

    private static IReadOnlyList<string> Row(PairedComparison pair) =>
    [
        $"{pair.First} − {pair.Second}",
        NumberText.Of(pair.Difference.Mean),
        $"{NumberText.Of(pair.Difference.Lower)} to {NumberText.Of(pair.Difference.Upper)}",
        NumberText.PValue(pair.CorrectedWilcoxon),
        NumberText.PValue(pair.CorrectedPermutation),
        NumberText.Of(pair.Wilcoxon.RankBiserial, "0.00"),
        NumberText.Of(pair.EffectSize, "0.00"),
        pair.IsToldApart ? "yes" : "no",
    ];
}
