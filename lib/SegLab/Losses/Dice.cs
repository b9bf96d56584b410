using static TorchSharp.torch;

namespace SegLab.Losses;

/// <summary>
/// Dice loss: 1 − (2·TP + s) / (2·TP + FP + FN + s) with soft counts, one ratio for the batch or the mean of one ratio an image
/// (Milletari et al., V-Net, 2016; the assignment's form, which does not square).
/// </summary>
/// <remarks>
/// A case of <see cref="Tversky"/>: β = ½ and half the smoothing. Over the batch a large lesion outweighs a small one; per
/// image they count the same. An empty mask gives 1 − s / (Σ p + s): 0 where nothing is predicted.
/// </remarks>
/// <param name="Smooth">s, added to both sides of the ratio.</param>
/// <param name="PerImage">One ratio an image, averaged, instead of one for the batch.</param>
public sealed record Dice(double Smooth = 1, bool PerImage = false) : Loss
{
    /// <summary>s, above 0, in pixels: without it an empty mask predicted empty would be 0/0. 1 by default.</summary>
    public double Smooth { get; init => field = Parameter.Above<Dice>(value, 0); } = Parameter.Above<Dice>(Smooth, 0);

    /// <inheritdoc/>
    public override string Name => LossName.Of(PerImage ? "Dice per image" : "Dice", ("smooth", Smooth, 1));

    /// <inheritdoc/>
    public override string Formula => LossFormula.Of(@"1 - \frac{2\,\mathrm{TP} + s}{2\,\mathrm{TP} + \mathrm{FP} + \mathrm{FN} + s}", PerImage);

    /// <inheritdoc/>
    protected internal override Tensor Compute(Tensor logits, Target target)
        => (1 - SoftCounts.Of(logits, target.Masks, PerImage).TverskyIndex(0.5, 0.5, Smooth / 2)).mean();
}
