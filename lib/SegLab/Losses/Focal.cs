using static TorchSharp.torch;

namespace SegLab.Losses;

/// <summary>
/// Focal loss: −mean(α_t·(1 − p_t)^γ·log p_t), p_t the probability given to the truth: pixels that are right already count
/// little, in both classes; an empty mask is skin as any other (Lin et al., Focal loss for dense object detection, 2017, equations 4 and 5).
/// </summary>
/// <param name="Gamma">γ, how little easy pixels count.</param>
/// <param name="Alpha">α, the weight of lesion pixels, or null for none.</param>
public sealed record Focal(double Gamma = 2, double? Alpha = null) : Loss
{
    /// <summary>γ, zero or more: 0 is <see cref="Bce"/>. 2 by default, as in the paper.</summary>
    public double Gamma { get; init => field = Parameter.AtLeast<Focal>(value, 0); } = Parameter.AtLeast<Focal>(Gamma, 0);

    /// <summary>α, 0 to 1, the weight of lesion pixels; skin pixels weigh 1 − α. Above ½ it punishes misses. Null, the default, weighs both 1.</summary>
    public double? Alpha { get; init => field = Checked(value); } = Checked(Alpha);

    /// <inheritdoc/>
    public override string Name => LossName.Of("Focal", ("γ", Gamma, 2), ("α", Alpha, null));

    /// <inheritdoc/>
    public override string Formula => Alpha is null
        ? @"-\frac{1}{n}\sum_i \left[\, (1 - p_i)^{\gamma}\, y_i \log p_i + p_i^{\gamma}\,(1 - y_i)\log(1 - p_i) \,\right]"
        : @"-\frac{1}{n}\sum_i \left[\, \alpha\,(1 - p_i)^{\gamma}\, y_i \log p_i + (1 - \alpha)\,p_i^{\gamma}\,(1 - y_i)\log(1 - p_i) \,\right]";

    /// <inheritdoc/>
    protected internal override Tensor Compute(Tensor logits, Target target)
    {
        var (logLesion, logSkin) = (LogLikelihood.OfLesion(logits), LogLikelihood.OfSkin(logits));
        var (lesion, skin) = (FocalTerm.Of(logLesion, logSkin, Gamma), FocalTerm.Of(logSkin, logLesion, Gamma));
        return Alpha is { } alpha
            ? LogLikelihood.NegativeMean(alpha * lesion, (1 - alpha) * skin, target.Masks)
            : LogLikelihood.NegativeMean(lesion, skin, target.Masks);
    }

    private static double? Checked(double? alpha) => alpha is { } given ? Parameter.Within<Focal>(given, 0, 1, nameof(Alpha)) : null;
}
