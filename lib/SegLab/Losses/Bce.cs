using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SegLab.Losses;

/// <summary>
/// Binary cross entropy, mean over all pixels: −mean(y·log p + (1−y)·log(1−p)), p = sigmoid(x). Finite for all logits, unlike
/// <see cref="Assignment.AssignmentBce"/>. A miss and a false alarm cost the same; an empty mask is skin as any other.
/// </summary>
public sealed record Bce : Loss
{
    /// <inheritdoc/>
    public override string Name => "BCE";

    /// <inheritdoc/>
    public override string Formula => @"-\frac{1}{n}\sum_i \left[\, y_i \log p_i + (1 - y_i)\log(1 - p_i) \,\right]";

    /// <inheritdoc/>
    protected internal override Tensor Compute(Tensor logits, Target target)
        // Torch's own form of it, (1−y)·x − log sigmoid(x), takes the fewest passes; its gradient is sigmoid(x) − y everywhere.
        => functional.binary_cross_entropy_with_logits(logits, target.Masks);
}
