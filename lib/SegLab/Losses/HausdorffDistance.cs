using static TorchSharp.torch;

namespace SegLab.Losses;

/// <summary>
/// A stand-in for the Hausdorff distance by distance transforms: mean((p − y)²·(d_p^α + d_y^α)), p = sigmoid(x), d_y each pixel's
/// distance to the mask's border and d_p to the border of the prediction, p above ½ (Karimi and Salcudean, Reducing the
/// Hausdorff distance in medical image segmentation, 2019).
/// </summary>
/// <remarks>
/// Errors cost more the farther they are from a border: it punishes islands far away, holes and long spurs. In pixels^α, so
/// it grows with the picture; add it to an overlap loss, as the paper does, with a weight that makes both alike. The distances
/// count as constants in the gradient, so the value jumps where a logit crosses 0. An empty or full mask (or prediction) has no
/// border and its distance counts 0: two of them against each other give 0 without a gradient, right or wrong.
/// <para>The masks' distances are made once, the predictions' in every step: about 3 ms of one CPU core for each 256×256 picture.</para>
/// </remarks>
/// <param name="Alpha">α, how much more far errors cost.</param>
public sealed record HausdorffDistance(double Alpha = 2) : Loss
{
    /// <summary>α, above 0; the paper tried 1 to 3. 2 by default, as in the paper.</summary>
    public double Alpha { get; init => field = Parameter.Above<HausdorffDistance>(value, 0); } = Parameter.Above<HausdorffDistance>(Alpha, 0);

    /// <inheritdoc/>
    public override string Name => LossName.Of("Hausdorff distance", ("α", Alpha, 2));

    /// <inheritdoc/>
    public override string Formula =>
        @"\frac{1}{n}\sum_i (p_i - y_i)^2 \left(d_{p,i}^{\,\alpha} + d_{y,i}^{\,\alpha}\right)"
        + @",\quad d_{p,i},\, d_{y,i} \text{ the distances to the other class in } p > \tfrac{1}{2} \text{ and in } y";

    /// <inheritdoc/>
    protected internal override Tensor Compute(Tensor logits, Target target)
    {
        var predicted = (logits.detach() > 0).to_type(target.Masks.dtype);
        var weight = ToBorder(DistanceMap.ToOtherClass(predicted)) + ToBorder(target.Map("distance to the other class", DistanceMap.ToOtherClass));
        return ((logits.sigmoid() - target.Masks).square() * weight).mean();
    }

    // Without a border there is no distance to it.
    private Tensor ToBorder(Tensor distance) => distance.masked_fill(distance.isinf(), 0).pow(Alpha);
}
