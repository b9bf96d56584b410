using SegLab.Data;
using SegLab.Metrics;
using SegLab.Models;

namespace SegLab.Training;

/// <summary>Chooses the probability above which a pixel is called lesion, by the validation pictures.</summary>
public static class ThresholdChoice
{
    /// <summary>What is tried: 0.05, 0.10, … 0.95. Finer steps would fit the chance of a few dozen pictures.</summary>
    public static IReadOnlyList<double> Thresholds { get; } = [.. Enumerable.Range(1, 19).Select(step => step / 20.0)];

    /// <summary>The threshold with the highest mean plain IoU over the pictures; of equal ones the nearest to 0.5.</summary>
    /// <param name="network">The trained network; it is left in evaluation mode, on its device.</param>
    /// <param name="images">The pictures.</param>
    /// <param name="validation">Which of them to choose by; not those that are scored afterwards.</param>
    /// <param name="batchSize">How many at a time.</param>
    /// <param name="mirrors">Whether predictions are averaged over mirror images, as they will be afterwards.</param>
    /// <param name="cancellationToken">Stops between batches.</param>
    public static double Of(SegmentationNetwork network, ImageSet images, IReadOnlyList<int> validation, int batchSize = 25, bool mirrors = false, CancellationToken cancellationToken = default)
    {
        var sums = new double[Thresholds.Count];
        Evaluation.ForEachBatch(network, images, validation, batchSize, mirrors, cancellationToken, (logits, masks) =>
        {
            for (var index = 0; index < sums.Length; index++)
                sums[index] += ConfusionCounts.Of(Evaluation.Above(logits, Thresholds[index]), masks).Sum(counts => counts.Iou);
        });
        return Thresholds.Zip(sums).OrderByDescending(pair => pair.Second).ThenBy(pair => Math.Abs(pair.First - 0.5)).First().First;
    }
}
