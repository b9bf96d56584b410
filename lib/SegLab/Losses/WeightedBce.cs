using static TorchSharp.torch;

namespace SegLab.Losses;

/// <summary>
/// Binary cross entropy with a weight for each class: −mean(w₁·y·log p + w₀·(1−y)·log(1−p)), p = sigmoid(x). It is not
/// divided by the weights' mean. An empty mask is skin as any other, weighed with w₀.
/// </summary>
/// <param name="PositiveWeight">w₁, the weight of lesion pixels.</param>
/// <param name="NegativeWeight">w₀, the weight of skin pixels.</param>
public sealed record WeightedBce(double PositiveWeight = 2, double NegativeWeight = 1) : Loss
{
    /// <summary>w₁, zero or more: above <see cref="NegativeWeight"/> it punishes misses. The default 2 suits PH2, where a third of the pixels is lesion.</summary>
    public double PositiveWeight { get; init => field = Parameter.AtLeast<WeightedBce>(value, 0); } = Parameter.AtLeast<WeightedBce>(PositiveWeight, 0);

    /// <summary>w₀, zero or more: above <see cref="PositiveWeight"/> it punishes false alarms.</summary>
    public double NegativeWeight { get; init => field = Parameter.AtLeast<WeightedBce>(value, 0); } = Parameter.AtLeast<WeightedBce>(NegativeWeight, 0);

    /// <inheritdoc/>
    public override string Name => LossName.Of("Weighted BCE", ("w₁", PositiveWeight, 2), ("w₀", NegativeWeight, 1));

    /// <inheritdoc/>
    public override string Formula => @"-\frac{1}{n}\sum_i \left[\, w_1\, y_i \log p_i + w_0\,(1 - y_i)\log(1 - p_i) \,\right]";

    /// <inheritdoc/>
    protected internal override Tensor Compute(Tensor logits, Target target)
        => LogLikelihood.NegativeMean(PositiveWeight * LogLikelihood.OfLesion(logits), NegativeWeight * LogLikelihood.OfSkin(logits), target.Masks);
}
