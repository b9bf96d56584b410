using static TorchSharp.torch;

namespace SegLab.Losses;

/// <summary>
/// The assignment's focal loss in a form that is finite for all logits: −mean((1−p)^γ·y·log p + (1−y)·log(1−p)), p = sigmoid(x).
/// Only lesion pixels are modulated; skin pixels, and so empty masks, count as in <see cref="Bce"/>.
/// </summary>
/// <remarks>Lesion pixels that are half right already count little, so false alarms cost more than misses. <see cref="Focal"/> is the paper's.</remarks>
/// <param name="Gamma">γ, how little easy lesion pixels count.</param>
public sealed record FocalOneSided(double Gamma = 2) : Loss
{
    /// <summary>γ, zero or more: 0 is <see cref="Bce"/>. 2 by default.</summary>
    public double Gamma { get; init => field = Parameter.AtLeast<FocalOneSided>(value, 0); } = Parameter.AtLeast<FocalOneSided>(Gamma, 0);

    /// <inheritdoc/>
    public override string Name => LossName.Of("Focal, one-sided", ("γ", Gamma, 2));

    /// <inheritdoc/>
    public override string Formula => @"-\frac{1}{n}\sum_i \left[\, (1 - p_i)^{\gamma}\, y_i \log p_i + (1 - y_i)\log(1 - p_i) \,\right]";

    /// <inheritdoc/>
    protected internal override Tensor Compute(Tensor logits, Target target)
    {
        var (logLesion, logSkin) = (LogLikelihood.OfLesion(logits), LogLikelihood.OfSkin(logits));
        return LogLikelihood.NegativeMean(FocalTerm.Of(logLesion, logSkin, Gamma), logSkin, target.Masks);
    }
}
