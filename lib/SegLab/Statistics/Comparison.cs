namespace SegLab.Statistics;

/// <summary>Recipes compared on the same images: means with intervals, ranks, and every pair, corrected for their number.</summary>
public sealed record Comparison
{
    private Comparison(ComparisonOptions options, IReadOnlyList<NamedScores> scores)
    {
        (Options, Scores) = (options, scores);
        Means = [.. scores.Select(recipe => MeanInterval.OfSeeds(recipe.Seeds, options.Seed, 1 - options.Alpha, range: options.Range))];
        Spreads = [.. scores.Select(recipe => SeedSpread.OfImages(recipe.Seeds))];
        Friedman = FriedmanTest.Of([.. scores.Select(recipe => recipe.ImageMeans)], options.HigherIsBetter);
        Nemenyi = NemenyiTest.Of(Friedman, options.Alpha);
        Ranked = [.. Enumerable.Range(0, scores.Count).Where(index => !scores[index].HasFailed)];
        RankedTest = Ranked.Count == scores.Count ? Friedman : Ranked.Count > 1 ? FriedmanTest.Of([.. Ranked.Select(index => scores[index].ImageMeans)], options.HigherIsBetter) : null;
        var pairs = scores.SelectMany((first, index) => scores.Skip(index + 1).Select(second => PairedComparison.Of(first, second, options))).ToList();
        var wilcoxon = HolmCorrection.Of([.. pairs.Select(pair => pair.Wilcoxon.PValue)]);
        var permutation = HolmCorrection.Of([.. pairs.Select(pair => pair.Permutation.PValue)]);
        Pairs = [.. pairs.Select((pair, index) => pair with { Pairs = pairs.Count, CorrectedWilcoxon = wilcoxon[index], CorrectedPermutation = permutation[index] })];
    }

    /// <summary>How they were compared.</summary>
    public ComparisonOptions Options { get; }

    /// <summary>The recipes' scores, in the order given.</summary>
    public IReadOnlyList<NamedScores> Scores { get; }

    /// <summary>The recipes' names, in the order given.</summary>
    public IReadOnlyList<string> Names => [.. Scores.Select(recipe => recipe.Name)];

    /// <summary>How many images.</summary>
    public int Images => Friedman.Images;

    /// <summary>Each recipe's mean with its interval: over images where it has one seed, else over seeds and images.</summary>
    public IReadOnlyList<MeanInterval> Means { get; }

    /// <summary>How each recipe's mean moves from seed to seed.</summary>
    public IReadOnlyList<SeedSpread> Spreads { get; }

    /// <summary>Friedman's test of each image's means over seeds, with the mean ranks.</summary>
    public FriedmanTest Friedman { get; }

    /// <summary>The critical difference of the mean ranks, and the groups that can't be told apart.</summary>
    public NemenyiTest Nemenyi { get; }

    /// <summary>Every pair once, the one given earlier first; p-values corrected over all of them.</summary>
    public IReadOnlyList<PairedComparison> Pairs { get; }

    /// <summary>The recipes that can be ranked, as indexes of <see cref="Scores"/>: all but those whose networks found nothing.</summary>
    public IReadOnlyList<int> Ranked { get; }

    /// <summary>
    /// What it all says: which networks found nothing; for three recipes or more that found something whether any differs, then a sentence for
    /// each pair of them, and the options' note.
    /// </summary>
    public IReadOnlyList<string> Sentences =>
    [
        .. FailureSentence.Of(this),
        .. Ranked.Count > 2 ? [Overall(RankedTest!)] : Array.Empty<string>(),
        .. Pairs.Where(pair => Ranked.Any(index => Names[index] == pair.First) && Ranked.Any(index => Names[index] == pair.Second)).Select(pair => pair.ToString()),
        .. Options.Note.Length > 0 ? [Options.Note] : Array.Empty<string>(),
    ];

    /// <summary>Friedman's test of the <see cref="Ranked"/> alone, in their order; null where fewer than two are.</summary>
    internal FriedmanTest? RankedTest { get; }

    /// <summary>How many images, in words: "50 test images".</summary>
    internal string Sample => Options.Sample(Images);

    /// <summary>Compares recipes.</summary>
    /// <param name="scores">At least two, with names of their own, each with scores of the same images in the same order, at least two images.</param>
    /// <param name="options">How; null takes the defaults.</param>
    /// <exception cref="SegLabException">The scores or options can't be used; all problems are named.</exception>
    public static Comparison Of(IReadOnlyList<NamedScores> scores, ComparisonOptions? options = null)
    {
        options ??= new ComparisonOptions();
        List<string> problems = [.. Problems(scores), .. options.Problems()];
        if (problems.Count > 0)
            throw new SegLabException($"These scores can't be compared: {string.Join("; ", problems)}.");
        return new Comparison(options, scores);
    }

    /// <summary>A pair, in the order asked for.</summary>
    /// <param name="first">A recipe's name.</param>
    /// <param name="second">Another's.</param>
    /// <exception cref="SegLabException">There is no such pair.</exception>
    public PairedComparison Between(string first, string second) =>
        Pairs.FirstOrDefault(pair => pair.First == first && pair.Second == second)
        ?? Pairs.FirstOrDefault(pair => pair.First == second && pair.Second == first)?.Exchanged()
        ?? throw new SegLabException($"'{first}' and '{second}' are no pair of this comparison; it compares {string.Join(", ", Names)}.");

    private static IEnumerable<string> Problems(IReadOnlyList<NamedScores> scores)
    {
        if (scores.Count < 2)
            yield return $"there {(scores.Count == 1 ? "is 1 recipe" : "are no recipes")}, and at least two are compared";
        foreach (var twice in scores.GroupBy(recipe => recipe.Name).Where(group => group.Count() > 1))
            yield return $"{twice.Count()} recipes are called '{twice.Key}'; give each a name of its own";
        var images = scores.SelectMany(recipe => recipe.Seeds).Select(seed => seed.Count).Distinct().Count();
        foreach (var recipe in scores)
        {
            if (recipe.Seeds.Count == 0)
                yield return $"'{recipe.Name}' has no scores";
            if (recipe.Seeds.Any(seed => seed.Count < 2))
                yield return $"'{recipe.Name}' has scores of {recipe.Seeds.Min(seed => seed.Count)} images, and at least 2 are needed";
            if (images > 1)
                yield return $"'{recipe.Name}' has scores of {string.Join(", ", recipe.Seeds.Select(seed => seed.Count).Distinct())} images, and all need scores of the same images";
            foreach (var (seed, image) in recipe.Seeds.Select((seed, index) => (index, seed.TakeWhile(double.IsFinite).Count())).Where(found => found.Item2 < recipe.Seeds[found.index].Count))
                yield return $"the score of '{recipe.Name}' for image {image}{(recipe.Seeds.Count > 1 ? $" of seed {seed}" : "")} is not a finite number";
        }
    }

    private string Overall(FriedmanTest test) => test.TieCorrection <= 0
        ? $"All {test.Treatments} have the same {Options.Measure} on each of the {Sample}."
        : test.PValue <= Options.Alpha
        ? $"Over {Sample} the {test.Treatments} differ (Friedman's test, {NumberText.PEquals(test.PValue)})."
        : $"Over {Sample} the {test.Treatments} can't be told apart as a whole (Friedman's test, {NumberText.PEquals(test.PValue)}).";
}
