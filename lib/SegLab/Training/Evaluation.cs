using SegLab.Data;
using SegLab.Metrics;
using SegLab.Models;
using static TorchSharp.torch;

namespace SegLab.Training;

/// <summary>Applies a trained network to pictures and counts.</summary>
public static class Evaluation
{
    /// <summary>Counts, picture by picture, which pixels a network gets right; a pixel is lesion where its probability is above the threshold.</summary>
    /// <param name="network">The network; it is left in evaluation mode, on its device.</param>
    /// <param name="images">The pictures.</param>
    /// <param name="indices">Which of them; one may occur more than once.</param>
    /// <param name="batchSize">How many at a time.</param>
    /// <param name="threshold">The probability, above 0 and below 1; 0.5 is a logit of 0.</param>
    /// <param name="mirrors">Whether probabilities are averaged over the picture and its three mirror images.</param>
    /// <param name="cancellationToken">Stops between batches.</param>
    /// <returns>One count a picture, in the order of <paramref name="indices"/>.</returns>
    public static IReadOnlyList<ConfusionCounts> Count(SegmentationNetwork network, ImageSet images, IReadOnlyList<int> indices, int batchSize = 25, double threshold = 0.5, bool mirrors = false, CancellationToken cancellationToken = default)
    {
        var counts = new List<ConfusionCounts>(indices.Count);
        ForEachBatch(network, images, indices, batchSize, mirrors, cancellationToken, (logits, masks) => counts.AddRange(ConfusionCounts.Of(Above(logits, threshold), masks)));
        return counts;
    }

    /// <summary>What a network predicts.</summary>
    /// <param name="network">The network; it is left in evaluation mode, on its device.</param>
    /// <param name="images">The pictures.</param>
    /// <param name="indices">Which of them.</param>
    /// <param name="batchSize">How many at a time.</param>
    /// <param name="threshold">The probability, above 0 and below 1; 0.5 is a logit of 0.</param>
    /// <param name="mirrors">Whether probabilities are averaged over the picture and its three mirror images.</param>
    /// <param name="cancellationToken">Stops between batches.</param>
    /// <returns>One mask a picture, in the order of <paramref name="indices"/>.</returns>
    public static IReadOnlyList<Mask> Predict(SegmentationNetwork network, ImageSet images, IReadOnlyList<int> indices, int batchSize = 25, double threshold = 0.5, bool mirrors = false, CancellationToken cancellationToken = default)
    {
        var masks = new List<Mask>(indices.Count);
        ForEachBatch(network, images, indices, batchSize, mirrors, cancellationToken, (logits, _) => masks.AddRange(ToMasks(Above(logits, threshold))));
        return masks;
    }

    /// <summary>Logits as masks: lesion where the logit is above 0.</summary>
    /// <param name="logits"><c>[N, 1, H, W]</c>, on any device.</param>
    internal static IEnumerable<Mask> ToMasks(Tensor logits)
    {
        using var scope = NewDisposeScope();
        var pixels = (logits > 0).to_type(ScalarType.Byte).cpu().contiguous().data<byte>().ToArray();
        var (height, width) = ((int)logits.shape[2], (int)logits.shape[3]);
        return [.. pixels.Chunk(height * width).Select(plane => new Mask(width, height, plane))];
    }

    /// <summary>Logits that are above 0 where the probability is above the threshold.</summary>
    internal static Tensor Above(Tensor logits, double threshold) => threshold > 0 && threshold < 1
        ? logits - Math.Log(threshold / (1 - threshold))
        : throw new SegLabException(FormattableString.Invariant($"The threshold is {threshold}; a probability above 0 and below 1 is expected."));

    /// <summary>Predicts batch by batch, in evaluation mode and without gradients.</summary>
    internal static void ForEachBatch(SegmentationNetwork network, ImageSet images, IReadOnlyList<int> indices, int batchSize, bool mirrors, CancellationToken cancellationToken, Action<Tensor, Tensor> use)
    {
        network.eval();
        var device = network.parameters().First().device;
        using var _ = no_grad();
        foreach (var batch in indices.Chunk(batchSize))
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            var pictures = images.Images(batch).to(device);
            use(mirrors ? MirroredPrediction.Logits(network, pictures) : network.call(pictures), images.Masks(batch).to(device));
        }
    }
}
