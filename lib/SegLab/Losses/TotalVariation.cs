using static TorchSharp.torch;

namespace SegLab.Losses;

/// <summary>
/// Total variation of the probabilities p = sigmoid(x), per pixel: (Σ |p[i+1,j] − p[i,j]| + Σ |p[i,j+1] − p[i,j]|) / (N·H·W), or
/// isotropic, Σ √(Δy² + Δx² + ε) / (N·H·W) over all pixels that have both neighbours (Rudin, Osher and Fatemi, Nonlinear total
/// variation based noise removal algorithms, 1992).
/// </summary>
/// <remarks>
/// A term to add to another loss, <c>new Bce() + 0.1 * new TotalVariation()</c>: it does not look at the masks, and is least
/// for a blank prediction. It punishes long and ragged borders, holes and islands, and with them small lesions.
/// </remarks>
/// <param name="Isotropic">Borders cost their length in any direction, instead of their steps along both axes.</param>
/// <param name="Epsilon">ε of the isotropic form.</param>
public sealed record TotalVariation(bool Isotropic = false, double Epsilon = 1e-8) : Loss
{
    /// <summary>ε, above 0: the root has no derivative at 0, where neighbours are equal. 1e-8 by default; without effect unless isotropic.</summary>
    public double Epsilon { get; init => field = Parameter.Above<TotalVariation>(value, 0); } = Parameter.Above<TotalVariation>(Epsilon, 0);

    /// <inheritdoc/>
    public override string Name => LossName.Of(Isotropic ? "Isotropic total variation" : "Total variation", ("ε", Epsilon, 1e-8));

    /// <inheritdoc/>
    public override string Formula => Isotropic
        ? @"\frac{1}{n}\sum_{i,j} \sqrt{(p_{i+1,j} - p_{i,j})^2 + (p_{i,j+1} - p_{i,j})^2 + \varepsilon}"
        : @"\frac{1}{n}\left(\sum_{i,j} \left|p_{i+1,j} - p_{i,j}\right| + \sum_{i,j} \left|p_{i,j+1} - p_{i,j}\right|\right)";

    /// <inheritdoc/>
    public override bool UsesTarget => false;

    /// <inheritdoc/>
    protected internal override Tensor Compute(Tensor logits, Target target)
    {
        var lesion = logits.sigmoid();
        var (height, width) = (lesion.shape[2], lesion.shape[3]);
        var down = lesion.narrow(2, 1, height - 1) - lesion.narrow(2, 0, height - 1);
        var right = lesion.narrow(3, 1, width - 1) - lesion.narrow(3, 0, width - 1);
        var variation = Isotropic
            ? (down.narrow(3, 0, width - 1).square() + right.narrow(2, 0, height - 1).square() + Epsilon).sqrt().sum()
            : down.abs().sum() + right.abs().sum();
        return variation / lesion.numel();
    }
}
