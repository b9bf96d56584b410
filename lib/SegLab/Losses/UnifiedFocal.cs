using static TorchSharp.torch;

namespace SegLab.Losses;

/// <summary>
/// Unified focal loss, the asymmetric form: λ·F + (1−λ)·T with one γ for both parts. F = −mean(δ·y·log p + (1−δ)·p^γ·(1−y)·log(1−p)),
/// p = sigmoid(x); T = ½·((1 − TI₀) + max(1 − TI₁, floor)^(1−γ)), TI₁ = (TP + s) / (TP + δ·FN + (1−δ)·FP + s) with soft counts over the whole
/// batch, TI₀ the same with lesion and skin exchanged (Yeung et al., Unified focal loss, 2022).
/// </summary>
/// <remarks>
/// It punishes misses: easy skin pixels count little, lesion pixels never do, and the lesion's overlap counts more the better
/// it is. An empty mask leaves F to the skin and 1 − TI₁ = 1 − s / ((1−δ)·Σ p + s).
/// </remarks>
/// <param name="Weight">λ, the share of F.</param>
/// <param name="Delta">δ, the weight of misses.</param>
/// <param name="Gamma">γ, how strongly skin is held back and the lesion brought forward.</param>
/// <param name="Smooth">s, added to both sides of the ratios.</param>
/// <param name="Floor">The least value under the root.</param>
public sealed record UnifiedFocal(double Weight = 0.5, double Delta = 0.6, double Gamma = 0.5, double Smooth = 1, double Floor = 1e-7) : Loss
{
    /// <summary>λ, 0 to 1: 1 is the cross entropy alone, 0 the overlap alone. ½ by default, as in the paper.</summary>
    public double Weight { get; init => field = Parameter.Within<UnifiedFocal>(value, 0, 1); } = Parameter.Within<UnifiedFocal>(Weight, 0, 1);

    /// <summary>δ, 0 to 1: above ½ it punishes misses, below it false alarms. 0.6 by default, as in the paper.</summary>
    public double Delta { get; init => field = Parameter.Within<UnifiedFocal>(value, 0, 1); } = Parameter.Within<UnifiedFocal>(Delta, 0, 1);

    /// <summary>γ, 0 to 0.9 (the paper: below 1): 0 changes nothing. ½ by default.</summary>
    public double Gamma { get; init => field = Parameter.Within<UnifiedFocal>(value, 0, 0.9); } = Parameter.Within<UnifiedFocal>(Gamma, 0, 0.9);

    /// <summary>s, above 0, in pixels. 1 by default; the paper's is next to nothing.</summary>
    public double Smooth { get; init => field = Parameter.Above<UnifiedFocal>(value, 0); } = Parameter.Above<UnifiedFocal>(Smooth, 0);

    /// <summary>Above 0: at a perfect fit the root's derivative would be infinite. 1e-7 by default.</summary>
    public double Floor { get; init => field = Parameter.Above<UnifiedFocal>(value, 0); } = Parameter.Above<UnifiedFocal>(Floor, 0);

    /// <inheritdoc/>
    public override string Name => LossName.Of(
        "Unified focal", ("λ", Weight, 0.5), ("δ", Delta, 0.6), ("γ", Gamma, 0.5), ("smooth", Smooth, 1), ("floor", Floor, 1e-7));

    /// <inheritdoc/>
    public override string Formula =>
        @"-\frac{\lambda}{n}\sum_i \left[\, \delta\, y_i \log p_i + (1 - \delta)\, p_i^{\gamma}\,(1 - y_i)\log(1 - p_i) \,\right] + \frac{1 - \lambda}{2}\left[\, 1 - \mathrm{TI}_0 + \max\left(1 - \mathrm{TI}_1,\, \epsilon\right)^{1 - \gamma} \,\right]"
        + @",\quad \mathrm{TI}_1 = \frac{\mathrm{TP} + s}{\mathrm{TP} + (1 - \delta)\,\mathrm{FP} + \delta\,\mathrm{FN} + s},\; \mathrm{TI}_0 \text{ with lesion and skin exchanged}";

    /// <inheritdoc/>
    protected internal override Tensor Compute(Tensor logits, Target target)
    {
        var (logLesion, logSkin) = (LogLikelihood.OfLesion(logits), LogLikelihood.OfSkin(logits));
        var crossEntropy = LogLikelihood.NegativeMean(Delta * logLesion, (1 - Delta) * FocalTerm.Of(logSkin, logLesion, Gamma), target.Masks);
        var skin = 1 - Index(-logits, 1 - target.Masks);
        var lesion = (1 - Index(logits, target.Masks)).clamp_min(Floor).pow(1 - Gamma);
        return (Weight * crossEntropy) + ((1 - Weight) * 0.5 * (skin + lesion));
    }

    private Tensor Index(Tensor logits, Tensor target) => SoftCounts.Of(logits, target).TverskyIndex(1 - Delta, Delta, Smooth);
}
