using SegLab.Experiments;
using SegLab.Losses;
using SegLab.Metrics;
using SegLab.Models;
using SegLab.Training;

namespace SegLab.Tests.Experiments;

/// <summary>Results written by hand: scores that one can follow.</summary>
internal static class MadeResult
{
    /// <summary>A result whose test and unseen pictures have the given IoUs, in hundredths.</summary>
    public static ExperimentResult Of(Architecture architecture, Loss loss, IReadOnlyList<int> test, IReadOnlyList<int> unseen, int epochs = 8, int batchSize = 25) => new(
        new Experiment(architecture, loss) { Training = new TrainingOptions { Epochs = epochs, BatchSize = batchSize } },
        Parameters: 1_368_001,
        new TrainingHistory([.. Enumerable.Range(1, epochs).Select(epoch => new EpochRecord(epoch, 1.0 / epoch, 2.0 / epoch, 0.5))], WasCancelled: false),
        Validation: [],
        [.. test.Select(Picture)],
        [.. unseen.Select(Picture)],
        new RunEnvironment("0.1.0", "2.10.0", 2, "cpu", "test"));

    /// <summary>The same IoU for many pictures.</summary>
    public static int[] Same(int hundredths, int count) => [.. Enumerable.Repeat(hundredths, count)];

    // A union of 100 pixels.
    private static ImageMeasures Picture(int hundredths) => new()
    {
        // Nothing in common is a lesion that was not found.
        Counts = hundredths == 0 ? new ConfusionCounts(0, 0, 100, 50) : new ConfusionCounts(hundredths, 100 - hundredths, 0, 50),
        BoundaryIou = hundredths / 200.0,
        Nsd = hundredths / 100.0,
        Hausdorff = 100 - hundredths,
        Hausdorff95 = (100 - hundredths) / 2.0,
        Assd = (100 - hundredths) / 4.0,
        Compactness = 0.5,
        TruthCompactness = 0.75,
    };
}
