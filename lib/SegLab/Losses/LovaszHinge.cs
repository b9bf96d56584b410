using static TorchSharp.torch;

namespace SegLab.Losses;

/// <summary>
/// Lovász hinge: the Jaccard loss 1 − IoU, extended to what lies between decisions. Hinge errors e = 1 − x·(2y−1), the
/// largest first, weigh what each adds to the Jaccard loss when it joins the wrong pixels: Σ max(e, 0)·ΔJ (Berman et al., The
/// Lovász-softmax loss, 2018).
/// </summary>
/// <remarks>
/// The measure itself: misses and false alarms cost what they cost the IoU. An empty mask predicted as lesion costs the
/// largest error only, since one wrong pixel makes that IoU 0; right by a margin of 1 everywhere, the loss is 0. All
/// pixels are sorted at every step.
/// </remarks>
/// <param name="PerImage">One IoU an image, averaged, instead of one for the batch.</param>
public sealed record LovaszHinge(bool PerImage = false) : Loss
{
    /// <inheritdoc/>
    public override string Name => PerImage ? "Lovász hinge per image" : "Lovász hinge";

    /// <inheritdoc/>
    public override string Formula => LossFormula.Of(@"\sum_k \max\left(e_{\pi_k}, 0\right) \left[\, J(\pi_1 \ldots \pi_k) - J(\pi_1 \ldots \pi_{k-1}) \,\right]", PerImage)
        + @",\quad e_i = 1 - x_i\,(2y_i - 1),\; e_{\pi_1} \ge e_{\pi_2} \ge \ldots,\; J(M) = 1 - \mathrm{IoU} \text{ with the pixels } M \text{ wrong}";

    /// <inheritdoc/>
    protected internal override Tensor Compute(Tensor logits, Target target)
    {
        var rows = PerImage ? logits.shape[0] : 1;
        var truth = target.Masks.reshape(rows, -1);
        var errors = 1 - (logits.reshape(rows, -1) * ((2 * truth) - 1));
        return (errors.relu() * Weights(errors.detach(), truth)).sum(1).mean();
    }

    // What each pixel's error weighs, where it stands: constant between two changes of their order.
    private static Tensor Weights(Tensor errors, Tensor truth)
    {
        using var noGradient = no_grad();
        var order = DescendingOrder.Of(errors);
        return empty_like(errors).scatter_(1, order, JaccardSteps(truth.gather(1, order)));
    }

    /// <summary>
    /// What each pixel adds to the Jaccard loss when it is the next to be wrong, <c>[rows, pixels]</c>. Each step in a form of
    /// its own: the difference of two neighbouring ratios would be all round-off in float32 on a large batch.
    /// </summary>
    private static Tensor JaccardSteps(Tensor truth)
    {
        var lesion = truth.sum(1, keepdim: true);
        var intersection = lesion - truth.cumsum(1);
        var union = lesion + (1 - truth).cumsum(1);
        var first = 1 - (intersection.narrow(1, 0, 1) / union.narrow(1, 0, 1));
        var rest = truth.shape[1] - 1;
        var (own, left, all) = (truth.narrow(1, 1, rest), intersection.narrow(1, 1, rest), union.narrow(1, 1, rest));
        var later = ((own * all) + ((1 - own) * left)) / (all * (all - 1 + own));
        return cat([first, later], 1);
    }
}
