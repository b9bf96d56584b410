using System.Runtime.InteropServices;
using SegLab.Data;
using static TorchSharp.torch;

namespace SegLab.Metrics;

/// <summary>
/// How the pixels of one image fall out: lesion or skin, found or not. Every score per image comes from these four numbers.
/// </summary>
/// <remarks>
/// Where a ratio would be 0/0 it is 1 if prediction and truth are both without lesion (nothing was there, and nothing was said
/// to be), else 0. So all scores but the area's error are in [0, 1], higher is better, and exchanging prediction and truth exchanges
/// precision and recall. Sums of counts give pooled scores, in which a large lesion weighs more than a small one.
/// </remarks>
/// <param name="TruePositives">Lesion pixels predicted as lesion.</param>
/// <param name="FalsePositives">Skin pixels predicted as lesion: false alarms.</param>
/// <param name="FalseNegatives">Lesion pixels predicted as skin: misses.</param>
/// <param name="TrueNegatives">Skin pixels predicted as skin.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ConfusionCounts(long TruePositives, long FalsePositives, long FalseNegatives, long TrueNegatives)
{
    /// <summary>Pixels that are lesion in both.</summary>
    public long Intersection => TruePositives;

    /// <summary>Pixels that are lesion in either.</summary>
    public long Union => TruePositives + FalsePositives + FalseNegatives;

    /// <summary>Intersection over union (Jaccard index), TP / (TP + FP + FN). Empty against empty is 1.</summary>
    public double Iou => Ratio(TruePositives, Union);

    /// <summary>The assignment's stepped IoU (<see cref="Metrics.ThresholdedIou"/>). Empty against empty is 1.</summary>
    public double ThresholdedIou => Metrics.ThresholdedIou.Of(Intersection, Union);

    /// <summary>The Dice coefficient (F1 score), 2·TP / (2·TP + FP + FN). Empty against empty is 1.</summary>
    public double Dice => Ratio(2 * TruePositives, TruePositives + Union);

    /// <summary>The share of the predicted lesion that is lesion, TP / (TP + FP). Nothing predicted: 1 if the truth is empty too, else 0.</summary>
    public double Precision => Ratio(TruePositives, TruePositives + FalsePositives);

    /// <summary>The share of the lesion that was found (sensitivity), TP / (TP + FN). No lesion there: 1 if none was predicted, else 0.</summary>
    public double Recall => Ratio(TruePositives, TruePositives + FalseNegatives);

    /// <summary>The share of the skin that was left alone, TN / (TN + FP). No skin there: 1 if none was predicted, else 0.</summary>
    public double Specificity => TrueNegatives + FalsePositives > 0 ? (double)TrueNegatives / (TrueNegatives + FalsePositives) : FalseNegatives == 0 ? 1 : 0;

    /// <summary>The share of pixels that are right, (TP + TN) / all. High for small lesions whatever is predicted.</summary>
    public double Accuracy => Ratio(TruePositives + TrueNegatives, Union + TrueNegatives);

    /// <summary>
    /// The relative error of the lesion's area, (predicted − true) / true: 0 is best, −1 predicts nothing, above 0 is too large. No
    /// lesion there: 0 if none was predicted, else 1 (medpy's <c>ravd</c> refuses).
    /// </summary>
    public double AreaError => TruePositives + FalseNegatives > 0
        ? (double)(FalsePositives - FalseNegatives) / (TruePositives + FalseNegatives)
        : FalsePositives == 0 ? 0 : 1;

    /// <summary>The counts of two images together.</summary>
    /// <param name="one">The counts of one.</param>
    /// <param name="other">The counts of the other.</param>
    public static ConfusionCounts operator +(ConfusionCounts one, ConfusionCounts other) => new(
        one.TruePositives + other.TruePositives, one.FalsePositives + other.FalsePositives,
        one.FalseNegatives + other.FalseNegatives, one.TrueNegatives + other.TrueNegatives);

    /// <summary>The counts of one image.</summary>
    /// <param name="prediction">The predicted mask.</param>
    /// <param name="truth">The true mask, of the same size.</param>
    /// <exception cref="SegLabException">The sizes differ.</exception>
    public static ConfusionCounts Of(Mask prediction, Mask truth)
    {
        var masks = new MaskPair(prediction, truth);
        return Of(masks.Prediction, masks.Truth);
    }

    /// <summary>The counts of every image of a batch. One transfer from the device for all of them.</summary>
    /// <param name="logits"><c>[N, 1, H, W]</c>; a pixel is predicted as lesion where its logit is above 0 (not at 0).</param>
    /// <param name="target"><c>[N, 1, H, W]</c>, on the same device; a pixel is lesion where the value is above ½.</param>
    /// <returns>One an image, in the batch's order.</returns>
    /// <exception cref="SegLabException">The shapes differ or are not <c>[N, 1, H, W]</c>.</exception>
    public static IReadOnlyList<ConfusionCounts> Of(Tensor logits, Tensor target)
    {
        if (logits.Dimensions != 4 || logits.shape[1] != 1 || !logits.shape.AsSpan().SequenceEqual(target.shape))
            throw new SegLabException($"Scores compare logits and masks of one shape [N, 1, H, W]; given are [{string.Join(", ", logits.shape)}] and [{string.Join(", ", target.shape)}].");

        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var predicted = logits > 0;
        var actual = target > 0.5;
        var sums = stack([Sum(predicted & actual), Sum(predicted), Sum(actual)]).cpu().data<long>().ToArray();
        var (images, pixels) = ((int)logits.shape[0], logits.shape[2] * logits.shape[3]);
        var counts = new ConfusionCounts[images];
        for (var image = 0; image < images; image++)
        {
            var (both, positive, lesion) = (sums[image], sums[images + image], sums[(2 * images) + image]);
            counts[image] = new(both, positive - both, lesion - both, pixels - positive - lesion + both);
        }

        return counts;

        static Tensor Sum(Tensor pixels) => pixels.sum([1, 2, 3], type: ScalarType.Int64);
    }

    internal static ConfusionCounts Of(bool[] prediction, bool[] truth)
    {
        long hits = 0, alarms = 0, misses = 0;
        for (var pixel = 0; pixel < truth.Length; pixel++)
        {
            if (prediction[pixel])
                _ = truth[pixel] ? hits++ : alarms++;
            else if (truth[pixel])
                misses++;
        }

        return new(hits, alarms, misses, truth.Length - hits - alarms - misses);
    }

    private double Ratio(long part, long whole) => whole > 0 ? (double)part / whole : Union == 0 ? 1 : 0;
}
