using SegLab.Data;
using SegLab.Metrics;
using SegLab.Models;
using static TorchSharp.torch;

namespace SegLab.Training;

/// <summary>Applies a trained network to pictures and counts.</summary>
public static class Evaluation
{
    /// <summary>Counts, picture by picture, which pixels a network gets right; a pixel is lesion where its logit is above 0.</summary>
    /// <param name="network">The network; it is left in evaluation mode, on its device.</param>
    /// <param name="images">The pictures.</param>
    /// <param name="indices">Which of them; one may occur more than once.</param>
    /// <param name="batchSize">How many at a time.</param>
    /// <param name="cancellationToken">Stops between batches.</param>
    /// <returns>One count a picture, in the order of <paramref name="indices"/>.</returns>
    public static IReadOnlyList<ConfusionCounts> Count(SegmentationNetwork network, ImageSet images, IReadOnlyList<int> indices, int batchSize = 25, CancellationToken cancellationToken = default)
    {
        var counts = new List<ConfusionCounts>(indices.Count);
        ForEachBatch(network, images, indices, batchSize, cancellationToken, (logits, masks) => counts.AddRange(ConfusionCounts.Of(logits, masks)));
        return counts;
    }

    /// <summary>What a network predicts.</summary>
    /// <param name="network">The network; it is left in evaluation mode, on its device.</param>
    /// <param name="images">The pictures.</param>
    /// <param name="indices">Which of them.</param>
    /// <param name="batchSize">How many at a time.</param>
    /// <param name="cancellationToken">Stops between batches.</param>
    /// <returns>One mask a picture, in the order of <paramref name="indices"/>.</returns>
    public static IReadOnlyList<Mask> Predict(SegmentationNetwork network, ImageSet images, IReadOnlyList<int> indices, int batchSize = 25, CancellationToken cancellationToken = default)
    {
        var masks = new List<Mask>(indices.Count);
        ForEachBatch(network, images, indices, batchSize, cancellationToken, (logits, _) => masks.AddRange(ToMasks(logits)));
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

    private static void ForEachBatch(SegmentationNetwork network, ImageSet images, IReadOnlyList<int> indices, int batchSize, CancellationToken cancellationToken, Action<Tensor, Tensor> use)
    {
        network.eval();
        var device = network.parameters().First().device;
        using var _ = no_grad();
        foreach (var batch in indices.Chunk(batchSize))
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            use(network.call(images.Images(batch).to(device)), images.Masks(batch).to(device));
        }
    }
}
