using System.Globalization;
using SegLab.Experiments;
using SegLab.Experiments.Store;
using SegLab.Figures;
using SegLab.Metrics;
using SegLab.Training;

namespace SegLab.Cli.Runs;

/// <summary>Stored runs as a table: one row a run, each score under its name.</summary>
internal static class RunTable
{
    private static readonly Measure[] _shown = [Measures.Find("IoU"), Measures.Find("stepped IoU"), Measures.Find("Dice")];

    /// <summary>Makes the table.</summary>
    /// <param name="runs">The runs.</param>
    public static Table Of(IReadOnlyList<StoredRun> runs) => new("",
    [
        new TableColumn("key"),
        new TableColumn("run"),
        Number("pixels"),
        Number("epochs"),
        Number("seed"),
        new TableColumn("reading"),
        .. _shown.Select(measure => Number(ScoreName.Of(measure, ScorePart.Test))),
        Number("test images"),
        Number("seconds"),
        new TableColumn("finished (UTC)"),
        new TableColumn("data"),
    ],
    [.. DistinctNames.Of([.. runs.Select(run => run.Result.Experiment)]).Zip(runs, Row)]);

    /// <summary>What images without lesion count in the table; null where every run's test images have a lesion.</summary>
    /// <param name="runs">The runs of the table.</param>
    public static string? Note(IReadOnlyList<StoredRun> runs) => EmptyMaskNote.Title("", runs.Select(run => run.Result.Test), "IoU", "thresholded IoU", "Dice") is { Length: > 0 } note ? note : null;

    private static IReadOnlyList<string> Row(string name, StoredRun run) =>
    [
        run.Key,
        run.Result.FoundNothing ? $"{name} (found nothing)" : name,
        $"{run.Data.Width}×{run.Data.Height}",
        run.Result.History.Epochs.Count.ToString(CultureInfo.InvariantCulture),
        run.Result.Experiment.Training.Seed.ToString(CultureInfo.InvariantCulture),
        run.Result.Experiment.Training.Reading == Reading.Honest ? "honest" : "assignment",
        .. _shown.Select(measure => Mean(run, measure)),
        run.Result.Test.Count.ToString(CultureInfo.InvariantCulture),
        run.Result.History.Seconds.ToString("F1", CultureInfo.InvariantCulture),
        run.Finished.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        run.Data.Source,
    ];

    private static string Mean(StoredRun run, Measure measure) =>
        run.Result.Test.Count > 0 && measure.MeanOverImages(run.Result.Test) is var mean && double.IsFinite(mean) ? mean.ToString("F3", CultureInfo.InvariantCulture) : "–";

    private static TableColumn Number(string name) => new(name, ColumnAlignment.Right);
}
