using static TorchSharp.torch;

namespace SegLab.Losses.Assignment;

/// <summary>
/// Binary cross entropy as the assignment rewrote it: mean(x − y·x + log(1 + exp(−x))). The same value as <see cref="Bce"/>
/// where it has one.
/// </summary>
/// <remarks>
/// In float32 exp(−x) is infinite for logits below −88.72: one such pixel makes the loss infinite and its gradient NaN, and
/// after one step every weight is NaN. It is here to be shown; train with <see cref="Bce"/>.
/// </remarks>
public sealed record AssignmentBce : Loss
{
    /// <inheritdoc/>
    public override string Name => "BCE (assignment)";

    /// <inheritdoc/>
    public override string Formula => @"\frac{1}{n}\sum_i \left[\, x_i - y_i x_i + \log\left(1 + e^{-x_i}\right) \,\right]";

    /// <inheritdoc/>
    protected internal override Tensor Compute(Tensor logits, Target target)
        => (logits - (target.Masks * logits) + (1 + (-logits).exp()).log()).mean();
}
