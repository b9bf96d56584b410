using SegLab.Metrics;
using static TorchSharp.torch;

namespace SegLab.Training.Checkpoints;

/// <summary>A history as tensors, for a checkpoint: every number keeps its bits.</summary>
internal static class HistoryTensors
{
    private const string Losses = "history.losses";
    private const string Validation = "history.validation";

    /// <summary>Adds a history to a checkpoint's tensors.</summary>
    /// <param name="history">The epochs from the first; of none nothing is added.</param>
    /// <param name="tensors">Gets losses and seconds as <c>[E, 3]</c> and, where each image was counted, the counts as <c>[E, N, 4]</c>.</param>
    public static void Add(IReadOnlyList<EpochRecord> history, Dictionary<string, Tensor> tensors)
    {
        if (history.Count == 0)
            return;
        double[] losses = [.. history.SelectMany(epoch => (double[])[epoch.TrainingLoss, epoch.ValidationLoss, epoch.Seconds])];
        tensors.Add(Losses, from_array(losses).reshape(history.Count, 3));
        if (history[0].Validation is not { } first)
            return;
        long[] counts = [.. history.SelectMany(epoch => epoch.Validation!).SelectMany(count => (long[])[count.TruePositives, count.FalsePositives, count.FalseNegatives, count.TrueNegatives])];
        tensors.Add(Validation, from_array(counts).reshape(history.Count, first.Count, 4));
    }

    /// <summary>Takes a history out of a checkpoint's tensors.</summary>
    /// <param name="tensors">The tensors; those of the history are removed from the dictionary.</param>
    /// <exception cref="FormatException">One is not of its kind or shape.</exception>
    public static IReadOnlyList<EpochRecord> Remove(Dictionary<string, Tensor> tensors)
    {
        var losses = CheckpointContent.Remove(tensors, Losses, ScalarType.Float64, -1, 3);
        var validation = CheckpointContent.Remove(tensors, Validation, ScalarType.Int64, losses?.shape[0] ?? 0, -1, 4);
        if (losses is null || losses.numel() == 0)
            return [];
        var counts = validation?.data<long>().ToArray().Chunk(4).Select(four => new ConfusionCounts(four[0], four[1], four[2], four[3])).Chunk(Math.Max(1, (int)validation.shape[1])).ToList();
        return counts is null || counts.Count == losses.shape[0]
            ? [.. losses.data<double>().ToArray().Chunk(3).Select((three, index) => new EpochRecord(index + 1, three[0], three[1], three[2]) { Validation = counts?[index] })]
            : throw new FormatException($"'{Validation}' counts no image");
    }
}
