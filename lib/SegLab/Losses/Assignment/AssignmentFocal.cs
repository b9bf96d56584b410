using static TorchSharp.torch;

namespace SegLab.Losses.Assignment;

/// <summary>
/// Focal loss as the assignment computes it: −mean((1−p)^γ·y·log p + (1−y)·log(1−p)), p = sigmoid(x). The paper modulates both
/// terms; this one leaves skin pixels as they are.
/// </summary>
/// <remarks>
/// In float32 p is exactly 1 from logit 16.64 on and exactly 0 below −88.72, so a logarithm is infinite and 0·∞ is NaN. It is
/// here to be shown; <see cref="FocalOneSided"/> is the same function without that, <see cref="Focal"/> the paper's.
/// </remarks>
/// <param name="Gamma">γ, how little easy lesion pixels count.</param>
public sealed record AssignmentFocal(double Gamma = 2) : Loss
{
    /// <summary>γ, zero or more. 2 by default, as in the assignment.</summary>
    public double Gamma { get; init => field = Parameter.AtLeast<AssignmentFocal>(value, 0); } = Parameter.AtLeast<AssignmentFocal>(Gamma, 0);

    /// <inheritdoc/>
    public override string Name => LossName.Of("Focal (assignment)", ("γ", Gamma, 2));

    /// <inheritdoc/>
    public override string Formula => @"-\frac{1}{n}\sum_i \left[\, (1 - p_i)^{\gamma}\, y_i \log p_i + (1 - y_i)\log(1 - p_i) \,\right]";

    /// <inheritdoc/>
    protected internal override Tensor Compute(Tensor logits, Target target)
    {
        var lesion = logits.sigmoid();
        return -(((1 - lesion).pow(Gamma) * target.Masks * lesion.log()) + ((1 - target.Masks) * (1 - lesion).log())).mean();
    }
}
