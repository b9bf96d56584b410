using static TorchSharp.torch;

namespace SegLab.Losses;

/// <summary>The sum of two losses: <c>new Bce() + new Dice()</c>. Longer sums nest to the left.</summary>
/// <param name="First">The sum so far.</param>
/// <param name="Second">What is added.</param>
public sealed record LossSum(Loss First, Loss Second) : Loss
{
    /// <inheritdoc/>
    public override string Name => $"{First.Name} + {Second.Name}";

    /// <inheritdoc/>
    public override string Formula => $"{LossFormula.Term(First)} + {LossFormula.Term(Second)}";

    /// <inheritdoc/>
    public override bool UsesTarget => First.UsesTarget || Second.UsesTarget;

    /// <inheritdoc/>
    public override bool Locates => First.Locates || Second.Locates;

    /// <inheritdoc/>
    public override int SmallestSide => Math.Max(First.SmallestSide, Second.SmallestSide);

    /// <inheritdoc/>
    public override Loss AtEpoch(int epoch) => new LossSum(First.AtEpoch(epoch), Second.AtEpoch(epoch));

    /// <inheritdoc/>
    protected internal override Tensor Compute(Tensor logits, Target target) => First.Compute(logits, target) + Second.Compute(logits, target);
}
