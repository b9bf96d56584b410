using static TorchSharp.torch;

namespace SegLab.Losses;

/// <summary>
/// Log-cosh Dice: log(cosh(D)), D the <see cref="Dice"/> loss of the whole batch (Jadon, A survey of loss functions for semantic
/// segmentation, 2020).
/// </summary>
/// <remarks>
/// The same order among predictions as Dice, from 0 to 0.43; its slope is tanh(D), so that steps grow small with the loss. An
/// empty mask gives what Dice gives.
/// </remarks>
/// <param name="Smooth">The Dice loss's smoothing.</param>
public sealed record LogCoshDice(double Smooth = 1) : Loss
{
    /// <summary>Above 0, in pixels, as in <see cref="Dice.Smooth"/>. 1 by default.</summary>
    public double Smooth { get; init => field = Parameter.Above<LogCoshDice>(value, 0); } = Parameter.Above<LogCoshDice>(Smooth, 0);

    /// <inheritdoc/>
    public override string Name => LossName.Of("Log-cosh Dice", ("smooth", Smooth, 1));

    /// <inheritdoc/>
    public override string Formula => @"\log\cosh\left(1 - \frac{2\,\mathrm{TP} + s}{2\,\mathrm{TP} + \mathrm{FP} + \mathrm{FN} + s}\right)";

    /// <inheritdoc/>
    protected internal override Tensor Compute(Tensor logits, Target target) => new Dice(Smooth).Compute(logits, target).cosh().log();
}
