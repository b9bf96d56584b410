using static TorchSharp.torch;

namespace SegLab.Losses;

/// <summary>
/// Binary cross entropy, mean over all pixels: −mean(y·log p + (1−y)·log(1−p)), p = sigmoid(x). Finite for all logits, unlike
/// <see cref="Assignment.AssignmentBce"/>. A miss and a false alarm cost the same.
/// </summary>
public sealed record Bce : Loss
{
    /// <inheritdoc/>
    public override string Name => "BCE";

    /// <inheritdoc/>
    protected internal override Tensor Compute(Tensor logits, Tensor target)
        => LogLikelihood.NegativeMean(LogLikelihood.OfLesion(logits), LogLikelihood.OfSkin(logits), target);
}
