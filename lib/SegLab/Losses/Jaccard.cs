using static TorchSharp.torch;

namespace SegLab.Losses;

/// <summary>
/// Jaccard loss, the soft form of 1 − IoU: 1 − (TP + s) / (TP + FP + FN + s) with soft counts, one ratio for the batch or the mean
/// of one ratio an image (Rahman and Wang, Optimizing intersection-over-union in deep neural networks for image segmentation,
/// 2016).
/// </summary>
/// <remarks>
/// The Tversky index with both weights 1, and D / (2 − D) of the Dice index D with twice the smoothing. A miss and a false alarm
/// cost the same; predictions half right cost more than with <see cref="Dice"/>. An empty mask gives 1 − s / (Σ p + s).
/// </remarks>
/// <param name="Smooth">s, added to both sides of the ratio.</param>
/// <param name="PerImage">One ratio an image, averaged, instead of one for the batch.</param>
public sealed record Jaccard(double Smooth = 1, bool PerImage = false) : Loss
{
    /// <summary>s, above 0, in pixels: without it an empty mask predicted empty would be 0/0. 1 by default.</summary>
    public double Smooth { get; init => field = Parameter.Above<Jaccard>(value, 0); } = Parameter.Above<Jaccard>(Smooth, 0);

    /// <inheritdoc/>
    public override string Name => LossName.Of(PerImage ? "Jaccard per image" : "Jaccard", ("smooth", Smooth, 1));

    /// <inheritdoc/>
    public override string Formula => LossFormula.Of(@"1 - \frac{\mathrm{TP} + s}{\mathrm{TP} + \mathrm{FP} + \mathrm{FN} + s}", PerImage);

    /// <inheritdoc/>
    protected internal override Tensor Compute(Tensor logits, Target target)
        => (1 - SoftCounts.Of(logits, target.Masks, PerImage).TverskyIndex(1, 1, Smooth)).mean();
}
