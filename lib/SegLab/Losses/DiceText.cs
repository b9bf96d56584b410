using static TorchSharp.torch;

namespace SegLab.Losses;

/// <summary>
/// The Dice formula as the assignment's text prints it, a ratio for every pixel: 1 − mean(2·y·p / (y + p + ε)), p = sigmoid(x).
/// Not what its code computes.
/// </summary>
/// <remarks>
/// For comparison, not for use: a skin pixel (y = 0) adds nothing whatever is predicted there, so false alarms are free and
/// predicting lesion everywhere is best; an empty mask gives 1 whatever is predicted.
/// </remarks>
/// <param name="Epsilon">ε, which keeps the ratio defined.</param>
public sealed record DiceText(double Epsilon = 1e-7) : Loss
{
    /// <summary>ε, above 0. 1e-7 by default.</summary>
    public double Epsilon { get; init => field = Parameter.Above<DiceText>(value, 0); } = Parameter.Above<DiceText>(Epsilon, 0);

    /// <inheritdoc/>
    public override string Name => LossName.Of("Dice as in the text", ("ε", Epsilon, 1e-7));

    /// <inheritdoc/>
    public override string Formula => @"1 - \frac{1}{n}\sum_i \frac{2\,y_i\,p_i}{y_i + p_i + \varepsilon}";

    /// <inheritdoc/>
    protected internal override Tensor Compute(Tensor logits, Target target)
    {
        var lesion = logits.sigmoid();
        return 1 - (2 * target.Masks * lesion / (target.Masks + lesion + Epsilon)).mean();
    }
}
