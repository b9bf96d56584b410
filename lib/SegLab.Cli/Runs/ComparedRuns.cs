using System.Globalization;
using SegLab.Experiments;
using SegLab.Experiments.Store;
using SegLab.Figures;
using SegLab.Metrics;
using SegLab.Statistics;

namespace SegLab.Cli.Runs;

/// <summary>Stored runs side by side: runs that differ in their seed alone are one recipe with several seeds.</summary>
internal sealed class ComparedRuns
{
    private readonly IReadOnlyList<(string Name, IReadOnlyList<StoredRun> Seeds)> _recipes;
    private readonly Measure _measure;
    private readonly Comparison? _comparison;

    /// <summary>Compares runs on their test pictures.</summary>
    /// <param name="runs">The runs, at least one.</param>
    /// <param name="measure">By which measure.</param>
    /// <exception cref="SegLabException">They were not tested on the same pictures, or one was given twice.</exception>
    public ComparedRuns(IReadOnlyList<StoredRun> runs, Measure measure)
    {
        Require(runs);
        (Runs, _measure) = (runs, measure);
        var groups = runs.GroupBy(run => SeedGroup.Recipe(run.Result.Experiment)).ToList();
        _recipes = [.. DistinctNames.Of([.. groups.Select(group => group.Key)]).Zip(groups, (name, group) => (name, (IReadOnlyList<StoredRun>)[.. group]))];
        // Of a single recipe, or a single picture, nothing can be tested.
        if (_recipes.Count > 1 && runs[0].TestPictures.Count > 1)
            _comparison = RunComparison.Of([.. runs.Select(run => run.Result)], measure.Name, [.. _recipes.Select(recipe => recipe.Name)]);
    }

    /// <summary>The runs.</summary>
    public IReadOnlyList<StoredRun> Runs { get; }

    /// <summary>What the comparison says, a sentence for each pair.</summary>
    public IReadOnlyList<string> Sentences => _comparison?.Sentences ?? [];

    /// <summary>The columns of <see cref="Rows"/>, for a file.</summary>
    public IReadOnlyList<string> Heading => ["run", "keys", "seeds", "images", $"mean {_measure.Name}", "lower", "upper", "interval over", "standard deviation over seeds"];

    /// <summary>One row a recipe, numbers in full.</summary>
    public IEnumerable<IReadOnlyList<string>> Rows => Means().Select(row => (IReadOnlyList<string>)
    [
        row.Name,
        string.Join(' ', row.Seeds.Select(run => run.Key)),
        CsvText.Cell((long)row.Seeds.Count),
        CsvText.Cell((long)row.Interval.Count),
        CsvText.Cell(row.Interval.Mean),
        CsvText.Cell(row.Interval.Lower),
        CsvText.Cell(row.Interval.Upper),
        Over(row.Interval),
        Spread(row.Seeds) is { } spread ? CsvText.Cell(spread) : "",
    ]);

    /// <summary>The same as a table to look at, the best first.</summary>
    public Table Table()
    {
        var rows = _measure.HigherIsBetter == false ? Means().OrderBy(row => row.Interval.Mean).ToList() : [.. Means().OrderByDescending(row => row.Interval.Mean)];
        var unit = _measure.Unit.Length > 0 ? $" [{_measure.Unit}]" : "";
        return new Table($"{_measure.Name}{unit} on {Runs[0].TestPictures.Count} test pictures",
        [
            new TableColumn("run"), new TableColumn("keys"), new TableColumn("mean", ColumnAlignment.Right), new TableColumn("95 % interval", ColumnAlignment.Right),
            new TableColumn("over"), new TableColumn("± over seeds", ColumnAlignment.Right),
        ],
        [.. rows.Select(row => (IReadOnlyList<string>)
        [
            row.Name, string.Join(' ', row.Seeds.Select(run => run.Key[..8])), Short(row.Interval.Mean), $"{Short(row.Interval.Lower)} – {Short(row.Interval.Upper)}",
            Over(row.Interval), Spread(row.Seeds) is { } spread ? Short(spread) : "–",
        ])]);
    }

    private static void Require(IReadOnlyList<StoredRun> runs)
    {
        var problems = runs.GroupBy(run => run.Key).Where(group => group.Count() > 1).Select(group => $"{group.Key} is given {group.Count()} times.").ToList();
        problems.AddRange(runs.Where(run => run.Data.Hash != runs[0].Data.Hash).Select(run => $"{run.Key} ({run.Result.Name}) was tested on other data ({run.Data.Source}, {run.Data.Width}×{run.Data.Height}) than {runs[0].Key} ({runs[0].Data.Source}, {runs[0].Data.Width}×{runs[0].Data.Height})."));
        problems.AddRange(runs.Where(run => run.Data.Hash == runs[0].Data.Hash && !run.TestPictures.SequenceEqual(runs[0].TestPictures)).Select(run => $"{run.Key} ({run.Result.Name}) was tested on other pictures of the same data than {runs[0].Key}: their splits differ."));
        if (problems.Count > 0)
            throw new SegLabException($"Runs are compared on the same test pictures:\n{string.Join('\n', problems)}");
    }

    private IEnumerable<(string Name, IReadOnlyList<StoredRun> Seeds, MeanInterval Interval)> Means() => _recipes.Select((recipe, index) =>
        (recipe.Name, recipe.Seeds, _comparison?.Means[index] ?? MeanInterval.OfSeeds([.. recipe.Seeds.Select(Scores)], new ComparisonOptions().Seed)));

    private IReadOnlyList<double> Scores(StoredRun run) => [.. run.Result.Test.Select(_measure.Of)];

    private double? Spread(IReadOnlyList<StoredRun> seeds) => SeedSpread.OfImages([.. seeds.Select(Scores)]).StandardDeviation;

    private static string Over(MeanInterval interval) => interval.Over == SampledOver.Images ? "images" : "seeds and images";

    private static string Short(double number) => number.ToString("F3", CultureInfo.InvariantCulture);
}
