using static TorchSharp.torch;

namespace SegLab.Losses;

/// <summary>A multiple of a loss: <c>0.5 * new Bce()</c>.</summary>
/// <param name="Weight">The factor.</param>
/// <param name="Term">The loss that is multiplied.</param>
public sealed record WeightedLoss(double Weight, Loss Term) : Loss
{
    /// <summary>The factor, zero or more: a negative one would reward what the loss punishes.</summary>
    public double Weight { get; init => field = Parameter.AtLeast<WeightedLoss>(value, 0); } = Parameter.AtLeast<WeightedLoss>(Weight, 0);

    /// <inheritdoc/>
    public override string Name => FormattableString.Invariant($"{Weight}·{(Term is LossSum ? $"({Term.Name})" : Term.Name)}");

    /// <inheritdoc/>
    public override string Formula => FormattableString.Invariant($@"{Weight}\,{LossFormula.Factor(Term)}");

    /// <inheritdoc/>
    public override bool UsesTarget => Weight > 0 && Term.UsesTarget;

    /// <inheritdoc/>
    public override bool Locates => Weight > 0 && Term.Locates;

    /// <inheritdoc/>
    public override int SmallestSide => Term.SmallestSide;

    /// <inheritdoc/>
    public override Loss AtEpoch(int epoch) => Weight * Term.AtEpoch(epoch);

    /// <inheritdoc/>
    protected internal override Tensor Compute(Tensor logits, Target target) => Weight * Term.Compute(logits, target);
}
