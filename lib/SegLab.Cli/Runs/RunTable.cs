using System.Globalization;
using SegLab.Experiments;
using SegLab.Experiments.Store;
using SegLab.Figures;
using SegLab.Metrics;

namespace SegLab.Cli.Runs;

/// <summary>Stored runs as a table: one row a run, means over its test pictures.</summary>
internal static class RunTable
{
    /// <summary>Makes the table.</summary>
    /// <param name="runs">The runs.</param>
    public static Table Of(IReadOnlyList<StoredRun> runs) => new("",
    [
        new TableColumn("key"),
        new TableColumn("run"),
        Number("pixels"),
        Number("epochs"),
        Number("seed"),
        Number("IoU"),
        Number("thresholded IoU"),
        Number("Dice"),
        Number("images"),
        Number("seconds"),
        new TableColumn("finished (UTC)"),
        new TableColumn("data"),
    ],
    [.. DistinctNames.Of([.. runs.Select(run => run.Result.Experiment)]).Zip(runs, Row)]);

    private static IReadOnlyList<string> Row(string name, StoredRun run) =>
    [
        run.Key,
        name,
        $"{run.Data.Width}×{run.Data.Height}",
        run.Result.History.Epochs.Count.ToString(CultureInfo.InvariantCulture),
        run.Result.Experiment.Training.Seed.ToString(CultureInfo.InvariantCulture),
        Mean(run, image => image.Iou),
        Mean(run, image => image.ThresholdedIou),
        Mean(run, image => image.Dice),
        run.Result.Test.Count.ToString(CultureInfo.InvariantCulture),
        run.Result.History.Seconds.ToString("F1", CultureInfo.InvariantCulture),
        run.Finished.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        run.Data.Source,
    ];

    private static string Mean(StoredRun run, Func<ImageMeasures, double> score) => run.Result.Test.Count == 0 ? "–" : run.Result.Test.Average(score).ToString("F3", CultureInfo.InvariantCulture);

    private static TableColumn Number(string name) => new(name, ColumnAlignment.Right);
}
