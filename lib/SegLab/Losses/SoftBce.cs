using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SegLab.Losses;

/// <summary>
/// Binary cross entropy against softened masks, y′ = y·(1−ε) + ε/2: no pixel is quite certain, which suits borders that
/// experts draw differently (label smoothing; Szegedy et al., Rethinking the Inception architecture, 2016).
/// </summary>
/// <remarks>An empty mask is skin as any other.</remarks>
/// <param name="Smoothing">ε, how far labels move towards ½.</param>
public sealed record SoftBce(double Smoothing = 0.1) : Loss
{
    /// <summary>ε, 0 to 1: 0 is <see cref="Bce"/>, 1 makes all labels ½. 0.1 by default.</summary>
    public double Smoothing { get; init => field = Parameter.Within<SoftBce>(value, 0, 1); } = Parameter.Within<SoftBce>(Smoothing, 0, 1);

    /// <inheritdoc/>
    public override string Name => LossName.Of("Soft BCE", ("ε", Smoothing, 0.1));

    /// <inheritdoc/>
    public override string Formula =>
        @"-\frac{1}{n}\sum_i \left[\, y'_i \log p_i + (1 - y'_i)\log(1 - p_i) \,\right]"
        + @",\quad y'_i = (1 - \varepsilon)\,y_i + \tfrac{\varepsilon}{2}";

    /// <inheritdoc/>
    protected internal override Tensor Compute(Tensor logits, Target target)
        => functional.binary_cross_entropy_with_logits(logits, (target.Masks * (1 - Smoothing)) + (Smoothing / 2));
}
