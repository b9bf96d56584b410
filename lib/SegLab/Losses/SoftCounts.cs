using static TorchSharp.torch;

namespace SegLab.Losses;

/// <summary>
/// The confusion counts of probabilities instead of decisions, p = sigmoid(x): what all overlap losses are made of.
/// </summary>
/// <param name="TruePositives">Σ y·p</param>
/// <param name="FalsePositives">Σ (1−y)·p = Σ p − Σ y·p</param>
/// <param name="FalseNegatives">Σ y·(1−p) = Σ y − Σ y·p</param>
internal readonly record struct SoftCounts(Tensor TruePositives, Tensor FalsePositives, Tensor FalseNegatives)
{
    /// <summary>Counts over the whole batch (scalars), or image by image (<c>[N]</c>).</summary>
    public static SoftCounts Of(Tensor logits, Tensor target, bool perImage = false)
    {
        var lesion = logits.sigmoid();
        var truePositives = Sum(target * lesion, perImage);
        return new(truePositives, Sum(lesion, perImage) - truePositives, Sum(target, perImage) - truePositives);
    }

    /// <summary>
    /// The Tversky index (TP + s) / (TP + a·FP + b·FN + s), 1 for a perfect fit. Dice is a = b = ½, Jaccard a = b = 1
    /// (Tversky, Features of similarity, 1977).
    /// </summary>
    /// <param name="falsePositiveWeight">a: how much a false alarm costs.</param>
    /// <param name="falseNegativeWeight">b: how much a miss costs.</param>
    /// <param name="smooth">s, which keeps an empty mask's index defined.</param>
    public Tensor TverskyIndex(double falsePositiveWeight, double falseNegativeWeight, double smooth)
    {
        var hits = TruePositives + smooth;
        return hits / (hits + (falsePositiveWeight * FalsePositives) + (falseNegativeWeight * FalseNegatives));
    }

    private static Tensor Sum(Tensor perPixel, bool perImage) => perImage ? perPixel.sum([1, 2, 3]) : perPixel.sum();
}
