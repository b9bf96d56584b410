using static TorchSharp.torch;

namespace SegLab.Losses;

/// <summary>
/// Soft centre-line Dice: 1 − 2·P·S / (P + S), P = (Σ s(p)·y + 1) / (Σ s(p) + 1) the share of the prediction's skeleton inside the
/// mask, S = (Σ s(y)·p + 1) / (Σ s(y) + 1) the share of the mask's skeleton that is predicted, p = sigmoid(x), sums over the whole
/// batch (Shit et al., clDice, 2021).
/// </summary>
/// <remarks>
/// It punishes breaks and loose ends, not where exactly a border runs, and thus belongs beside an overlap loss:
/// <c>0.5 * new Dice() + 0.5 * new ClDice()</c>. Made for vessels; on a compact lesion the skeleton is its border and its ridges. An
/// empty mask has no skeleton: S is 1, and every skeleton predicted lowers P. Training makes the masks' skeletons once, before the
/// first step, and keeps them: as much memory as the masks.
/// </remarks>
/// <param name="Erosions">How often the shapes are eroded.</param>
/// <param name="Smooth">Added to both sides of both ratios.</param>
public sealed record ClDice(int Erosions = 3, double Smooth = 1) : Loss
{
    /// <summary>Zero or more; a skeleton is found in shapes up to 2·(erosions + 1) pixels across. 3 by default; each costs as much as the first.</summary>
    public int Erosions { get; init => field = (int)Parameter.AtLeast<ClDice>(value, 0); } = (int)Parameter.AtLeast<ClDice>(Erosions, 0);

    /// <summary>Above 0, in pixels: it keeps the ratios of an empty mask defined. 1 by default.</summary>
    public double Smooth { get; init => field = Parameter.Above<ClDice>(value, 0); } = Parameter.Above<ClDice>(Smooth, 0);

    /// <inheritdoc/>
    public override string Name => LossName.Of("clDice", ("erosions", Erosions, 3), ("smooth", Smooth, 1));

    /// <inheritdoc/>
    public override string Formula =>
        @"1 - \frac{2\,P\,S}{P + S}"
        + @",\quad P = \frac{\sum_i s(p)_i\, y_i + \epsilon}{\sum_i s(p)_i + \epsilon},\; S = \frac{\sum_i s(y)_i\, p_i + \epsilon}{\sum_i s(y)_i + \epsilon}"
        + @",\quad s \text{ the soft skeleton}";

    /// <inheritdoc/>
    protected internal override Tensor Compute(Tensor logits, Target target)
    {
        var lesion = logits.sigmoid();
        var truth = target.Map(FormattableString.Invariant($"soft skeleton after {Erosions}"), masks => SoftSkeleton.Of(masks, Erosions));
        var precision = ShareInside(SoftSkeleton.Of(lesion, Erosions), target.Masks);
        var sensitivity = ShareInside(truth, lesion);
        return 1 - (2 * precision * sensitivity / (precision + sensitivity));
    }

    private Tensor ShareInside(Tensor skeleton, Tensor shape) => ((skeleton * shape).sum() + Smooth) / (skeleton.sum() + Smooth);
}
