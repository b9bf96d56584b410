using static TorchSharp.torch;

namespace SegLab.Losses;

/// <summary>
/// Boundary loss: mean(φ·p), p = sigmoid(x), φ the mask's signed distance in pixels (<see cref="DistanceMap.Signed"/>): what is
/// claimed outside the lesion costs its distance, what is claimed inside earns it (Kervadec et al., Boundary loss for highly
/// unbalanced segmentation, 2018).
/// </summary>
/// <remarks>
/// It punishes far false alarms and misses deep inside most, and hardly those beside the border. Negative for a good fit;
/// 0 without a gradient where a mask is empty or full, so the paper trains with <c>new Dice() + 0.01 * new Boundary()</c>.
/// <para>
/// Computed from logits and target, it makes the maps in every step: about 3 ms of one CPU core for each 256×256 mask.
/// <see cref="OfMaps"/> takes maps that were made once.
/// </para>
/// </remarks>
public sealed record Boundary : Loss
{
    /// <inheritdoc/>
    public override string Name => "Boundary";

    /// <summary>The loss from maps that are there already.</summary>
    /// <param name="logits"><c>[N, 1, H, W]</c>.</param>
    /// <param name="maps"><see cref="DistanceMap.Signed"/> of the target, of the logits' shape, type and device.</param>
    /// <returns>A scalar tensor with a gradient for the logits; the caller disposes.</returns>
    /// <exception cref="SegLabException">The shapes, types or devices do not fit each other.</exception>
    public Tensor OfMaps(Tensor logits, Tensor maps)
    {
        LossArguments.Check(this, logits, maps);
        using var scope = NewDisposeScope();
        return Mean(logits, maps).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    protected internal override Tensor Compute(Tensor logits, Tensor target) => Mean(logits, DistanceMap.Signed(target));

    private static Tensor Mean(Tensor logits, Tensor maps) => (maps * logits.sigmoid()).mean();
}
