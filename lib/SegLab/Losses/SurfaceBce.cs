using static TorchSharp.torch;

namespace SegLab.Losses;

/// <summary>
/// Binary cross entropy that weighs pixels by how near they are to the lesion's border: −mean(w·(y·log p + (1−y)·log(1−p))),
/// p = sigmoid(x), w = 1 + w₀·exp(−d² / (2σ²)), d the distance in pixels to the nearest pixel of the other class, less one
/// (Ronneberger et al., U-Net, 2015, equation 2, for one object).
/// </summary>
/// <remarks>
/// It punishes an imprecise border. Where a mask is empty or full it is <see cref="Bce"/>. Training makes the
/// distances once an image, before the first step.
/// </remarks>
/// <param name="Extra">w₀, the border's extra weight.</param>
/// <param name="Sigma">σ, how far it reaches.</param>
public sealed record SurfaceBce(double Extra = 10, double Sigma = 5) : Loss
{
    /// <summary>w₀, zero or more: border pixels weigh 1 + w₀, 0 is <see cref="Bce"/>. 10 by default, as in the paper.</summary>
    public double Extra { get; init => field = Parameter.AtLeast<SurfaceBce>(value, 0); } = Parameter.AtLeast<SurfaceBce>(Extra, 0);

    /// <summary>σ, above 0, in pixels. 5 by default, as in the paper.</summary>
    public double Sigma { get; init => field = Parameter.Above<SurfaceBce>(value, 0); } = Parameter.Above<SurfaceBce>(Sigma, 0);

    /// <inheritdoc/>
    public override string Name => LossName.Of("Surface BCE", ("w₀", Extra, 10), ("σ", Sigma, 5));

    /// <inheritdoc/>
    public override string Formula =>
        @"-\frac{1}{n}\sum_i w_i \left[\, y_i \log p_i + (1 - y_i)\log(1 - p_i) \,\right]"
        + @",\quad w_i = 1 + w_0\, e^{-(d_i - 1)^2 / 2\sigma_d^2}"
        + @",\quad d_i \text{ the distance to the nearest pixel of the other class}";

    /// <inheritdoc/>
    protected internal override Tensor Compute(Tensor logits, Target target)
    {
        var distance = target.Map("distance to the other class", DistanceMap.ToOtherClass) - 1;
        var weight = 1 + (Extra * (distance.square() / (-2 * Sigma * Sigma)).exp());
        return LogLikelihood.NegativeMean(weight * LogLikelihood.OfLesion(logits), weight * LogLikelihood.OfSkin(logits), target.Masks);
    }
}
