using static TorchSharp.torch;

namespace SegLab.Losses;

/// <summary>
/// A loss whose weight grows from epoch to epoch: start + step·(epoch − 1), up to a limit. <c>new Dice() + new GrowingWeight(new
/// Boundary())</c> is the boundary loss's own way to be trained: an overlap loss finds the lesion, then the border counts more and
/// more (Kervadec et al., Boundary loss for highly unbalanced segmentation, 2018, section 3; their α grows by 0.01 an epoch).
/// </summary>
/// <remarks>
/// Outside training it is the loss of the first epoch. Losses of different epochs are of different formulas: their curve may
/// rise while the network gets better.
/// </remarks>
/// <param name="Term">The loss that is weighted.</param>
/// <param name="Start">The weight in the first epoch.</param>
/// <param name="Step">What each epoch adds to it.</param>
/// <param name="Limit">The largest weight.</param>
public sealed record GrowingWeight(Loss Term, double Start = 0.01, double Step = 0.01, double Limit = 1) : Loss
{
    /// <summary>The weight in the first epoch, zero or more. 0.01 by default, as in the paper.</summary>
    public double Start { get; init => field = Parameter.AtLeast<GrowingWeight>(value, 0); } = Parameter.AtLeast<GrowingWeight>(Start, 0);

    /// <summary>What each epoch adds, zero or more. 0.01 by default, as in the paper.</summary>
    public double Step { get; init => field = Parameter.AtLeast<GrowingWeight>(value, 0); } = Parameter.AtLeast<GrowingWeight>(Step, 0);

    /// <summary>The largest weight, zero or more. 1 by default.</summary>
    public double Limit { get; init => field = Parameter.AtLeast<GrowingWeight>(value, 0); } = Parameter.AtLeast<GrowingWeight>(Limit, 0);

    /// <inheritdoc/>
    public override string Name => FormattableString.Invariant($"{Start}(+{Step}{(Limit == 1 ? "" : $", ≤{Limit}")})·{(Term is LossSum ? $"({Term.Name})" : Term.Name)}");

    /// <inheritdoc/>
    public override string Formula => FormattableString.Invariant($@"\min\left({Start} + {Step}\,(\text{{epoch}} - 1),\, {Limit}\right) {LossFormula.Factor(Term)}");

    /// <inheritdoc/>
    public override bool UsesTarget => Term.UsesTarget;

    /// <inheritdoc/>
    public override bool Locates => Term.Locates;

    /// <inheritdoc/>
    public override int SmallestSide => Term.SmallestSide;

    /// <inheritdoc/>
    public override Loss AtEpoch(int epoch) => Math.Min(Limit, Start + (Step * (epoch - 1))) * Term.AtEpoch(epoch);

    /// <inheritdoc/>
    protected internal override Tensor Compute(Tensor logits, Target target) => AtEpoch(1).Compute(logits, target);
}
