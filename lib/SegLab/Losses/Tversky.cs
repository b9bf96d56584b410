using static TorchSharp.torch;

namespace SegLab.Losses;

/// <summary>
/// Tversky loss: 1 − (TP + s) / (TP + β·FP + (1−β)·FN + s) with soft counts over the whole batch, or image by image
/// (Salehi et al., Tversky loss function for image segmentation, 2017).
/// </summary>
/// <remarks>With β = ½ it is <see cref="Dice"/> with twice the smoothing. An empty mask gives 1 − s / (β·Σ p + s): 0 where nothing is predicted.</remarks>
/// <param name="Beta">β, the weight of false positives.</param>
/// <param name="Smooth">s, added to both sides of the ratio.</param>
/// <param name="PerImage">One ratio an image, averaged, instead of one for the batch.</param>
public sealed record Tversky(double Beta = 0.5, double Smooth = 1, bool PerImage = false) : Loss
{
    /// <summary>β, 0 to 1, the weight of false positives; misses weigh 1 − β. Below ½ it punishes misses, above ½ false alarms. ½ by default, as in the assignment.</summary>
    public double Beta { get; init => field = Parameter.Within<Tversky>(value, 0, 1); } = Parameter.Within<Tversky>(Beta, 0, 1);

    /// <summary>s, above 0, in pixels. 1 by default.</summary>
    public double Smooth { get; init => field = Parameter.Above<Tversky>(value, 0); } = Parameter.Above<Tversky>(Smooth, 0);

    /// <inheritdoc/>
    public override string Name => LossName.Of(PerImage ? "Tversky per image" : "Tversky", ("β", Beta, 0.5), ("smooth", Smooth, 1));

    /// <inheritdoc/>
    public override string Formula => LossFormula.Of(@"1 - \frac{\mathrm{TP} + s}{\mathrm{TP} + \beta\,\mathrm{FP} + (1 - \beta)\,\mathrm{FN} + s}", PerImage);

    /// <inheritdoc/>
    protected internal override Tensor Compute(Tensor logits, Target target)
        => (1 - SoftCounts.Of(logits, target.Masks, PerImage).TverskyIndex(Beta, 1 - Beta, Smooth)).mean();
}
