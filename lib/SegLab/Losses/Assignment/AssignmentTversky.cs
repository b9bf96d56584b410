using static TorchSharp.torch;

namespace SegLab.Losses.Assignment;

/// <summary>
/// Tversky loss as the assignment computes it: 1 − (TP + 1) / (Σ (y·p + β·(1−y)·p + (1−β)·y·(1−p)) + 1), p = sigmoid(x), one
/// ratio for the batch. The same as <see cref="Tversky"/>, and as stable.
/// </summary>
/// <remarks>With the assignment's β = ½ it is its Dice loss with smooth 2: comparing the two compared everything else.</remarks>
/// <param name="Beta">β, the weight of false positives.</param>
public sealed record AssignmentTversky(double Beta = 0.5) : Loss
{
    /// <summary>β, 0 to 1, the weight of false positives; misses weigh 1 − β. ½ by default, as in the assignment.</summary>
    public double Beta { get; init => field = Parameter.Within<AssignmentTversky>(value, 0, 1); } = Parameter.Within<AssignmentTversky>(Beta, 0, 1);

    /// <inheritdoc/>
    public override string Name => LossName.Of("Tversky (assignment)", ("β", Beta, 0.5));

    /// <inheritdoc/>
    public override string Formula =>
        @"1 - \frac{\sum_i y_i p_i + 1}{\sum_i \left[\, y_i p_i + \beta\,(1 - y_i)\,p_i + (1 - \beta)\,y_i\,(1 - p_i) \,\right] + 1}";

    /// <inheritdoc/>
    protected internal override Tensor Compute(Tensor logits, Target target)
    {
        var lesion = logits.sigmoid();
        var masks = target.Masks;
        var hits = (masks * lesion).sum();
        var all = ((masks * lesion) + (Beta * (1 - masks) * lesion) + ((1 - Beta) * masks * (1 - lesion))).sum();
        return 1 - ((hits + 1) / (all + 1));
    }
}
