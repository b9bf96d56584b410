using static TorchSharp.torch;

namespace SegLab.Metrics;

/// <summary>What one image's prediction is worth, every score in [0, 1], higher is better. Means over images are taken later.</summary>
/// <param name="Iou">Intersection over union.</param>
/// <param name="ThresholdedIou">The assignment's stepped IoU (<see cref="Metrics.ThresholdedIou"/>).</param>
/// <param name="Dice">The Dice coefficient.</param>
/// <param name="Precision">The share of the predicted lesion that is lesion.</param>
/// <param name="Recall">The share of the lesion that was found.</param>
/// <param name="Accuracy">The share of pixels that are right.</param>
public sealed record ImageScores(double Iou, double ThresholdedIou, double Dice, double Precision, double Recall, double Accuracy)
{
    /// <summary>The scores of an image from its counts; <see cref="ConfusionCounts"/> says what empty masks give.</summary>
    /// <param name="counts">The image's counts.</param>
    public static ImageScores Of(ConfusionCounts counts) => new(
        counts.Iou, Metrics.ThresholdedIou.Of(counts.Intersection, counts.Union), counts.Dice, counts.Precision, counts.Recall, counts.Accuracy);

    /// <summary>The scores of every image of a batch, in its order; arguments and errors are <see cref="ConfusionCounts.Of(Tensor, Tensor)"/>'s.</summary>
    /// <param name="logits"><c>[N, 1, H, W]</c>; lesion where above 0.</param>
    /// <param name="target"><c>[N, 1, H, W]</c>; lesion where above ½.</param>
    public static IReadOnlyList<ImageScores> Of(Tensor logits, Tensor target) => [.. ConfusionCounts.Of(logits, target).Select(Of)];
}
