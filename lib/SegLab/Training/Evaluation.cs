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

    /// <summary>How likely a network thinks each pixel is lesion: the logits' sigmoid.</summary>
    /// <param name="network">The network; it is left in evaluation mode, on its device.</param>
    /// <param name="images">The pictures.</param>
    /// <param name="indices">Which of them.</param>
    /// <param name="batchSize">How many at a time.</param>
    /// <param name="mirrors">Whether probabilities are averaged over the picture and its three mirror images.</param>
    /// <param name="cancellationToken">Stops between batches.</param>
    /// <returns>One array a picture, in the order of <paramref name="indices"/>: 0 to 1, one a pixel, row by row.</returns>
    public static IReadOnlyList<float[]> Probabilities(SegmentationNetwork network, ImageSet images, IReadOnlyList<int> indices, int batchSize = 25, bool mirrors = false, CancellationToken cancellationToken = default)
    {
        var probabilities = new List<float[]>(indices.Count);
        ForEachBatch(network, images, indices, batchSize, mirrors, cancellationToken, (logits, _) => probabilities.AddRange(ToProbabilities(logits)));
        return probabilities;
    }

    /// <summary>Measures, picture by picture, what a network predicts: every measure of <see cref="Measures.All"/>. All cores share the pictures of a batch.</summary>
    /// <param name="network">The network; it is left in evaluation mode, on its device.</param>
    /// <param name="images">The pictures.</param>
    /// <param name="indices">Which of them; one may occur more than once.</param>
    /// <param name="batchSize">How many at a time.</param>
    /// <param name="threshold">A pixel is predicted as lesion where its probability is above this, 0 to 1. At ½ the logit is above 0, as everywhere else.</param>
    /// <param name="mirrors">Whether probabilities are averaged over the picture and its three mirror images.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <param name="cancellationToken">Stops between batches.</param>
    /// <returns>
    /// One a picture, in the order of <paramref name="indices"/>. Where a network's logits are not numbers it predicts skin, and the
    /// picture has no average precision and no calibration error (NaN).
    /// </returns>
    /// <exception cref="SegLabException">The threshold or an option is out of its range.</exception>
    public static IReadOnlyList<ImageMeasures> Measure(SegmentationNetwork network, ImageSet images, IReadOnlyList<int> indices, int batchSize = 25, double threshold = 0.5, bool mirrors = false, MeasureOptions? options = null, CancellationToken cancellationToken = default) =>
        Measure(network, images, indices, batchSize, threshold, mirrors, predicted: null, options, cancellationToken);

    /// <summary>As the other; the masks that are measured are handed out too, so that nothing is predicted twice.</summary>
    /// <param name="network">The network; it is left in evaluation mode, on its device.</param>
    /// <param name="images">The images.</param>
    /// <param name="indices">Which of them; one may occur more than once.</param>
    /// <param name="batchSize">How many at a time.</param>
    /// <param name="threshold">The probability above which a pixel is predicted as lesion, 0 to 1.</param>
    /// <param name="mirrors">Whether probabilities are averaged over the image and its three mirror images.</param>
    /// <param name="predicted">Receives one mask an image; null where they are not wanted.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <param name="cancellationToken">Stops between batches.</param>
    internal static IReadOnlyList<ImageMeasures> Measure(SegmentationNetwork network, ImageSet images, IReadOnlyList<int> indices, int batchSize, double threshold, bool mirrors, List<Mask>? predicted, MeasureOptions? options, CancellationToken cancellationToken)
    {
        if (threshold is not (>= 0 and <= 1))
            throw new SegLabException(FormattableString.Invariant($"The threshold on probabilities is {threshold}; a number from 0 to 1 is expected."));
        (options ??= new()).Check();

        var measures = new List<ImageMeasures>(indices.Count);
        ForEachBatch(network, images, indices, batchSize, mirrors, cancellationToken, (logits, _) =>
        {
            var first = measures.Count;
            var (masks, probabilities) = (ToMasks(logits, threshold), ToProbabilities(logits));
            var batch = new ImageMeasures[masks.Count];
            Parallel.For(0, batch.Length, position => batch[position] = ImageMeasures.Of(
                masks[position], images.Mask(indices[first + position]), probabilities[position].Any(float.IsNaN) ? null : probabilities[position], options));
            measures.AddRange(batch);
            predicted?.AddRange(masks);
        });
        return measures;
    }

    /// <summary>Logits as masks: lesion where the probability is above the threshold; at ½, where the logit is above 0.</summary>
    /// <param name="logits"><c>[N, 1, H, W]</c>, on any device.</param>
    /// <param name="threshold">Of the probability, 0 to 1.</param>
    internal static IReadOnlyList<Mask> ToMasks(Tensor logits, double threshold = 0.5)
    {
        using var scope = NewDisposeScope();
        var pixels = (logits > Math.Log(threshold / (1 - threshold))).to_type(ScalarType.Byte).cpu().contiguous().data<byte>().ToArray();
        var (height, width) = ((int)logits.shape[2], (int)logits.shape[3]);
        return [.. pixels.Chunk(height * width).Select(plane => new Mask(width, height, plane))];
    }

    private static IReadOnlyList<float[]> ToProbabilities(Tensor logits)
    {
        using var scope = NewDisposeScope();
        var pixels = logits.sigmoid().to_type(ScalarType.Float32).cpu().contiguous().data<float>().ToArray();
        return [.. pixels.Chunk((int)(logits.shape[2] * logits.shape[3]))];
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
