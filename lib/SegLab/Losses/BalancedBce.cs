using static TorchSharp.torch;

namespace SegLab.Losses;

/// <summary>
/// Binary cross entropy in which lesion and skin weigh the same in every batch, however small the lesions: the weights are
/// w_c = N / (2·max(N_c, 1)), N_c pixels of class c among the batch's N.
/// </summary>
/// <remarks>Misses cost more than false alarms where lesions are small; a batch without lesions counts half.</remarks>
public sealed record BalancedBce : Loss
{
    /// <inheritdoc/>
    public override string Name => "Balanced BCE";

    /// <inheritdoc/>
    public override string Formula =>
        @"-\frac{1}{n}\sum_i \left[\, w_1\, y_i \log p_i + w_0\,(1 - y_i)\log(1 - p_i) \,\right]"
        + @",\quad w_1 = \frac{n}{2\max\left(\sum_i y_i,\, 1\right)},\; w_0 = \frac{n}{2\max\left(\sum_i (1 - y_i),\, 1\right)}";

    /// <inheritdoc/>
    protected internal override Tensor Compute(Tensor logits, Target target)
    {
        var pixels = target.Masks.numel();
        var positives = target.Masks.sum();
        var positiveWeight = pixels / (2 * positives.clamp_min(1));
        var negativeWeight = pixels / (2 * (pixels - positives).clamp_min(1));
        return LogLikelihood.NegativeMean(positiveWeight * LogLikelihood.OfLesion(logits), negativeWeight * LogLikelihood.OfSkin(logits), target.Masks);
    }
}
