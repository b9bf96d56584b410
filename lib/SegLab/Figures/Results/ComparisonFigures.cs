using SegLab.Statistics;

namespace SegLab.Figures.Results;

/// <summary>A comparison as figures.</summary>
public static class ComparisonFigures
{
    private const string FoundNothing = "found nothing";

    /// <summary>
    /// Mean ranks with the critical difference of Nemenyi's test. Recipes whose networks found nothing are not ranked: the title names them. Where
    /// they leave fewer than two, all are drawn with the ranks that they share, and the title says so.
    /// </summary>
    /// <param name="comparison">The comparison.</param>
    public static CriticalDifferenceDiagram Ranks(Comparison comparison)
    {
        var test = comparison.RankedTest ?? comparison.Friedman;
        IReadOnlyList<int> drawn = comparison.RankedTest is null ? [.. Enumerable.Range(0, comparison.Names.Count)] : comparison.Ranked;
        var failed = comparison.Scores.Where(recipe => recipe.HasFailed).Select(recipe => recipe.Name).ToList();
        var note = failed.Count == 0 ? "" : comparison.RankedTest is null ? $"; no ranking, {failed.Count} of {comparison.Names.Count} {FoundNothing}" : $"; {FoundNothing}, not ranked: {string.Join(", ", failed)}";
        return new CriticalDifferenceDiagram(
            comparison.Options.Noted($"Mean ranks of {comparison.Options.Label}, {comparison.Images} images{(test.TieCorrection <= 0 ? "; all scores are equal" : "")}{note}"),
            [.. drawn.Zip(test.MeanRanks, (index, rank) => new RankedName(comparison.Names[index], rank))],
            NemenyiTest.CriticalDifferenceOf(test.Treatments, test.Images, comparison.Options.Alpha));
    }

    /// <summary>
    /// Means with their intervals, the best on top, and each seed where there are several. Images are shared: intervals that overlap do
    /// not mean that a pair can't be told apart; <see cref="PairTable"/> says that.
    /// </summary>
    /// <param name="comparison">The comparison.</param>
    public static IntervalChart Means(Comparison comparison)
    {
        var hasSeeds = comparison.Means.Any(mean => mean.Over == SampledOver.SeedsAndImages);
        var rows = Ordered(comparison).Select(index => new IntervalRow(Name(comparison, index), comparison.Means[index].Mean)
        {
            Low = comparison.Means[index].HasWidth ? comparison.Means[index].Lower : null,
            High = comparison.Means[index].HasWidth ? comparison.Means[index].Upper : null,
            Points = hasSeeds ? comparison.Spreads[index].SeedScores : [],
        });
        var title = $"{comparison.Options.Label}, mean with {Confidence(comparison)} interval over {(hasSeeds ? "seeds and " : "")}{comparison.Images} images";
        return new IntervalChart(comparison.Options.Noted(title), comparison.Options.Label, [.. rows]);
    }

    /// <summary>A row for each recipe, the best on top: mean and its interval, spread over seeds, mean rank.</summary>
    /// <param name="comparison">The comparison.</param>
    public static Table MeanTable(Comparison comparison)
    {
        var order = Ordered(comparison);
        return new Table(comparison.Options.Noted($"{comparison.Options.Label}, {comparison.Images} images"),
            [
                new("recipe"),
                new("mean", ColumnAlignment.Right) { Highlight = Scores.Best([.. order.Select(index => comparison.Scores[index].HasFailed ? null : (double?)comparison.Means[index].Mean)], comparison.Options.HigherIsBetter) },
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
        [.. comparison.Pairs.Select(pair => Row(comparison, pair))]);

    private static string Confidence(Comparison comparison) => NumberText.Percent(1 - comparison.Options.Alpha);

    private static List<int> Ordered(Comparison comparison) =>
        [.. Enumerable.Range(0, comparison.Names.Count).OrderBy(index => comparison.Options.HigherIsBetter ? -comparison.Means[index].Mean : comparison.Means[index].Mean)];

    private static IReadOnlyList<string> Row(Comparison comparison, int index)
    {
        var (mean, spread) = (comparison.Means[index], comparison.Spreads[index]);
        return
        [
            Name(comparison, index),
            NumberText.Of(mean.Mean),
            NumberText.Interval(mean),
            mean.Over == SampledOver.Images ? "images" : "seeds and images",
            $"{spread.Count}",
            spread.StandardDeviation is { } deviation ? NumberText.Of(deviation) : NumberText.None,
            comparison.RankedTest is { } test && !comparison.Scores[index].HasFailed ? NumberText.Of(test.MeanRanks[comparison.Ranked.ToList().IndexOf(index)], "0.00") : NumberText.None,
        ];
    }

    private static string Name(Comparison comparison, int index) => comparison.Scores[index].HasFailed ? $"{comparison.Names[index]} ({FoundNothing})" : comparison.Names[index];

    private static IReadOnlyList<string> Row(Comparison comparison, PairedComparison pair) =>
    [
        $"{pair.First} − {pair.Second}",
        NumberText.Of(pair.Difference.Mean),
        NumberText.Interval(pair.Difference),
        NumberText.PValue(pair.CorrectedWilcoxon),
        NumberText.PValue(pair.CorrectedPermutation),
        NumberText.Of(pair.Wilcoxon.RankBiserial, "0.00"),
        NumberText.Of(pair.EffectSize, "0.00"),
        comparison.Scores.Any(recipe => recipe.HasFailed && (recipe.Name == pair.First || recipe.Name == pair.Second)) ? FoundNothing
        : pair.Wilcoxon.Zeros == pair.Images ? "equal"
        : pair.IsToldApart ? "yes" : "no",
    ];
}
