using static TorchSharp.torch;

namespace SegLab.Losses.Assignment;

/// <summary>
/// Dice loss as the assignment computes it: 1 − (2·Σ y·p + s) / (Σ (y + p) + s), p = sigmoid(x), one ratio for the batch. The
/// same as <see cref="Dice"/>, and as stable: the sigmoid saturates, and s keeps the ratio defined.
/// </summary>
/// <remarks>From logit 16.64 on p is exactly 1 in float32, and so the gradient 0, right or wrong.</remarks>
/// <param name="Smooth">s, added to both sides of the ratio.</param>
public sealed record AssignmentDice(double Smooth = 1) : Loss
{
    /// <summary>s, above 0, in pixels. 1 by default, as in the assignment.</summary>
    public double Smooth { get; init => field = Parameter.Above<AssignmentDice>(value, 0); } = Parameter.Above<AssignmentDice>(Smooth, 0);

    /// <inheritdoc/>
    public override string Name => LossName.Of("Dice (assignment)", ("smooth", Smooth, 1));

    /// <inheritdoc/>
    public override string Formula => @"1 - \frac{2\sum_i y_i p_i + s}{\sum_i (y_i + p_i) + s}";

    /// <inheritdoc/>
    protected internal override Tensor Compute(Tensor logits, Target target)
    {
        var lesion = logits.sigmoid();
        return 1 - (((2 * target.Masks * lesion).sum() + Smooth) / ((target.Masks + lesion).sum() + Smooth));
    }
}
