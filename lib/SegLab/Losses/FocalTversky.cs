using static TorchSharp.torch;

namespace SegLab.Losses;

/// <summary>
/// Focal Tversky loss: max(1 − TI, floor)^(1/γ), TI = (TP + s) / (TP + α·FN + β·FP + s) with soft counts over the whole batch
/// (Abraham and Khan, A novel focal Tversky loss function with improved attention U-Net, 2018).
/// </summary>
/// <remarks>An empty mask has TI = s / (β·Σ p + s): it costs next to nothing where nothing is predicted.</remarks>
/// <param name="Alpha">α, the weight of misses.</param>
/// <param name="Beta">β, the weight of false alarms.</param>
/// <param name="Gamma">γ, the root that is taken.</param>
/// <param name="Smooth">s, added to both sides of the ratio.</param>
/// <param name="Floor">The least value under the root.</param>
public sealed record FocalTversky(double Alpha = 0.7, double Beta = 0.3, double Gamma = 4.0 / 3.0, double Smooth = 1, double Floor = 1e-7) : Loss
{
    /// <summary>α, zero or more, the weight of false negatives: above β it punishes misses. 0.7 by default, as in the paper.</summary>
    public double Alpha { get; init => field = Parameter.AtLeast<FocalTversky>(value, 0); } = Parameter.AtLeast<FocalTversky>(Alpha, 0);

    /// <summary>β, zero or more, the weight of false positives: above α it punishes false alarms. 0.3 by default, as in the paper.</summary>
    public double Beta { get; init => field = Parameter.AtLeast<FocalTversky>(value, 0); } = Parameter.AtLeast<FocalTversky>(Beta, 0);

    /// <summary>γ, 1 to 3, as in the paper: above 1 the gradient grows where the fit is nearly good. 4/3 by default.</summary>
    public double Gamma { get; init => field = Parameter.Within<FocalTversky>(value, 1, 3); } = Parameter.Within<FocalTversky>(Gamma, 1, 3);

    /// <summary>s, above 0, in pixels. 1 by default.</summary>
    public double Smooth { get; init => field = Parameter.Above<FocalTversky>(value, 0); } = Parameter.Above<FocalTversky>(Smooth, 0);

    /// <summary>Above 0: at a perfect fit the root's derivative would be infinite. 1e-7 by default.</summary>
    public double Floor { get; init => field = Parameter.Above<FocalTversky>(value, 0); } = Parameter.Above<FocalTversky>(Floor, 0);

    /// <inheritdoc/>
    public override string Name => LossName.Of(
        "Focal Tversky", ("α", Alpha, 0.7), ("β", Beta, 0.3), ("γ", Gamma, 4.0 / 3.0), ("smooth", Smooth, 1), ("floor", Floor, 1e-7));

    /// <inheritdoc/>
    public override string Formula =>
        @"\max\left(1 - \frac{\mathrm{TP} + s}{\mathrm{TP} + \beta\,\mathrm{FP} + \alpha\,\mathrm{FN} + s},\; \epsilon\right)^{1/\gamma}";

    /// <inheritdoc/>
    protected internal override Tensor Compute(Tensor logits, Target target)
        => (1 - SoftCounts.Of(logits, target.Masks).TverskyIndex(Beta, Alpha, Smooth)).clamp_min(Floor).pow(1 / Gamma);
}
