using static TorchSharp.torch;

namespace SegLab.Losses;

/// <summary>
/// Boundary loss: mean(φ·p), p = sigmoid(x), φ the mask's signed distance in pixels (<see cref="DistanceMap.Signed"/>): what is
/// claimed outside the lesion costs its distance, what is claimed inside earns it (Kervadec et al., Boundary loss for highly
/// unbalanced segmentation, 2018).
/// </summary>
/// <remarks>
/// It punishes far false alarms and misses deep inside most, and hardly those beside the border. Negative for a good fit;
/// 0 without a gradient where a mask is empty or full, so the paper trains with <c>new Dice() + new GrowingWeight(new Boundary())</c>.
/// <para>Training makes the maps once an image, before the first step: about 3 ms of one CPU core for each 256×256 mask.</para>
/// </remarks>
public sealed record Boundary : Loss
{
    /// <inheritdoc/>
    public override string Name => "Boundary";

    /// <inheritdoc/>
    public override string Formula =>
        @"\frac{1}{n}\sum_i \varphi_i\, p_i"
        + @",\quad \varphi_i = \begin{cases} d_i & y_i = 0 \\ 1 - d_i & y_i = 1 \end{cases}"
        + @",\quad d_i \text{ the distance to the nearest pixel of the other class}";

    /// <inheritdoc/>
    protected internal override Tensor Compute(Tensor logits, Target target)
        => (target.Map("signed distance", DistanceMap.Signed) * logits.sigmoid()).mean();
}
