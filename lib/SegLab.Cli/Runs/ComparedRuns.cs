using System.Globalization;
using SegLab.Experiments;
using SegLab.Experiments.Store;
using SegLab.Figures;
using SegLab.Metrics;
using SegLab.Statistics;
using SegLab.Training;

namespace SegLab.Cli.Runs;

/// <summary>Stored runs side by side: runs that differ in their seed alone are one recipe with several seeds.</summary>
internal sealed class ComparedRuns
{
    private const string None = "–";

    private readonly IReadOnlyList<(string Name, IReadOnlyList<StoredRun> Seeds)> _recipes;
    // Those whose score is a number on every image.
    private readonly IReadOnlyList<(string Name, IReadOnlyList<StoredRun> Seeds)> _known;
    private readonly Measure _measure;
    private readonly Comparison? _comparison;

    /// <summary>Compares runs on their test images.</summary>
    /// <param name="runs">The runs, at least one.</param>
    /// <param name="measure">By which measure.</param>
    /// <exception cref="SegLabException">They were not tested on the same pictures, or one was given twice.</exception>
    public ComparedRuns(IReadOnlyList<StoredRun> runs, Measure measure)
    {
        Require(runs);
        (Runs, _measure) = (runs, measure);
        var groups = runs.GroupBy(run => SeedGroup.Recipe(run.Result.Experiment)).ToList();
        _recipes = [.. DistinctNames.Of([.. groups.Select(group => group.Key)]).Zip(groups, (name, group) => (name, (IReadOnlyList<StoredRun>)[.. group]))];
        _known = [.. _recipes.Where(recipe => recipe.Seeds.All(run => Scores(run).All(double.IsFinite)))];
        // Of a single recipe, or a single image, nothing can be tested.
        if (_known.Count > 1 && runs[0].TestPictures.Count > 1)
            _comparison = RunComparison.Of([.. _known.SelectMany(recipe => recipe.Seeds).Select(run => run.Result)], measure.Name, [.. _known.Select(recipe => recipe.Name)]);
    }

    /// <summary>The runs.</summary>
    public IReadOnlyList<StoredRun> Runs { get; }

    /// <summary>What the comparison says: what could not be compared, which networks found nothing, a sentence for each pair, and what images without lesion count in it.</summary>
    public IReadOnlyList<string> Sentences =>
    [
        .. _recipes.Except(_known).Select(Unknown), .. _comparison?.Sentences ?? Alone(),
    ];

    /// <summary>The columns of <see cref="Rows"/>, for a file.</summary>
    public IReadOnlyList<string> Heading => ["run", "keys", "seeds", "images", Label, "lower", "upper", "interval over", "standard deviation over seeds"];

    /// <summary>One row a recipe, numbers in full.</summary>
    public IEnumerable<IReadOnlyList<string>> Rows => Means().Select(row => (IReadOnlyList<string>)
    [
        row.Name,
        string.Join(' ', row.Seeds.Select(run => run.Key)),
        CsvText.Cell((long)row.Seeds.Count),
        CsvText.Cell((long)Runs[0].TestPictures.Count),
        row.Interval is null ? "" : CsvText.Cell(row.Interval.Mean),
        row.Interval is { HasWidth: true } ? CsvText.Cell(row.Interval.Lower) : "",
        row.Interval is { HasWidth: true } ? CsvText.Cell(row.Interval.Upper) : "",
        Over(row.Seeds),
        row.Interval is not null && Spread(row.Seeds) is { } spread ? CsvText.Cell(spread) : "",
    ]);

    /// <summary>The same as a table to look at, the best first.</summary>
    public Table Table()
    {
        // Those without a number are last.
        var rows = Means().OrderBy(row => row.Interval is not { } interval ? double.PositiveInfinity : _measure.HigherIsBetter == false ? interval.Mean : -interval.Mean).ToList();
        var images = Runs[0].TestPictures.Count;
        return new Table($"{Label}, {images} {(images == 1 ? "image" : "images")}",
        [
            new TableColumn("run"), new TableColumn("reading"), new TableColumn("keys"), new TableColumn("mean", ColumnAlignment.Right), new TableColumn("95 % interval", ColumnAlignment.Right),
            new TableColumn("over"), new TableColumn("± over seeds", ColumnAlignment.Right),
        ],
        [.. rows.Select(row => (IReadOnlyList<string>)
        [
            row.Seeds.All(run => run.Result.FoundNothing) ? $"{row.Name} (found nothing)" : row.Name,
            row.Seeds[0].Result.Experiment.Training.Reading == Reading.Honest ? "honest" : "assignment",
            string.Join(' ', row.Seeds.Select(run => run.Key[..8])),
            row.Interval is null ? None : Short(row.Interval.Mean),
            row.Interval is { HasWidth: true } ? $"{Short(row.Interval.Lower)} – {Short(row.Interval.Upper)}" : None,
            Over(row.Seeds), row.Interval is not null && Spread(row.Seeds) is { } spread ? Short(spread) : None,
        ])]);
    }

    private static void Require(IReadOnlyList<StoredRun> runs)
    {
        var problems = runs.GroupBy(run => run.Key).Where(group => group.Count() > 1).Select(group => $"{group.Key} is given {group.Count()} times.").ToList();
        problems.AddRange(runs.Where(run => run.Data.Hash != runs[0].Data.Hash).Select(run => $"{run.Key} ({run.Result.Name}) was tested on other data ({run.Data.Source}, {run.Data.Width}×{run.Data.Height}) than {runs[0].Key} ({runs[0].Data.Source}, {runs[0].Data.Width}×{runs[0].Data.Height})."));
        problems.AddRange(runs.Where(run => run.Data.Hash == runs[0].Data.Hash && !run.TestPictures.SequenceEqual(runs[0].TestPictures)).Select(run => $"{run.Key} ({run.Result.Name}) was tested on other images of the same data than {runs[0].Key}: their splits differ."));
        if (problems.Count > 0)
            throw new SegLabException($"Runs are compared on the same test images:\n{string.Join('\n', problems)}");
    }

    private string Label => ScoreName.Of(_measure, ScorePart.Test);

    private IEnumerable<(string Name, IReadOnlyList<StoredRun> Seeds, MeanInterval? Interval)> Means() => _recipes.Select(recipe =>
        (recipe.Name, recipe.Seeds, _known.Contains(recipe) ? MeanInterval.OfSeeds([.. recipe.Seeds.Select(Scores)], new ComparisonOptions().Seed, range: _measure.Range) : null));

    private string Unknown((string Name, IReadOnlyList<StoredRun> Seeds) recipe) =>
        $"{recipe.Name} has no {_measure} on {recipe.Seeds.Max(run => Scores(run).Count(score => !double.IsFinite(score)))} of the {Runs[0].TestPictures.Count} test images, where its network gave no numbers: it is not compared.";

    // Of what is not compared with anything, whether it found something, and what images without lesion count.
    private IEnumerable<string> Alone() =>
    [
        .. _recipes.Where(recipe => recipe.Seeds.All(run => run.Result.FoundNothing)).Select(recipe => $"{recipe.Name} found nothing in the test images."),
        .. EmptyMaskNote.Of(Runs[0].Result.Test, _measure) is { } note ? [note] : Array.Empty<string>(),
    ];

    private IReadOnlyList<double> Scores(StoredRun run) => [.. run.Result.Test.Select(_measure.Of)];

    private double? Spread(IReadOnlyList<StoredRun> seeds) => SeedSpread.OfImages([.. seeds.Select(Scores)]).StandardDeviation;

    private static string Over(IReadOnlyList<StoredRun> seeds) => seeds.Count == 1 ? "images" : "seeds and images";

    private static string Short(double number) => number.ToString("F3", CultureInfo.InvariantCulture);
}
