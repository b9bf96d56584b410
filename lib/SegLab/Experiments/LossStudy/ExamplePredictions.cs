using SegLab.Data;
using SegLab.Randomness;

namespace SegLab.Experiments.LossStudy;

/// <summary>
/// A made-up mask and seven predictions of it: shifted, grown, shrunk, holes, islands, smooth, blurred. The first five have nearly
/// the same IoU, so a loss that tells them apart punishes more than overlap.
/// </summary>
/// <param name="Truth">The mask, 96×96 pixels: a blob with a wavy border and thin spurs, about a fifth of the picture.</param>
/// <param name="Perfect">The truth itself, confidently predicted.</param>
/// <param name="Predictions">The seven, in the order above.</param>
public sealed record ExamplePredictions(Mask Truth, ExamplePrediction Perfect, IReadOnlyList<ExamplePrediction> Predictions)
{
    /// <summary>The IoU of the five confident mistakes, to within 0.02.</summary>
    public const double CommonIou = 0.78;

    // In pixels: what the two remaining predictions lose.
    private const double SmoothSigma = 4;
    private const double BlurSigma = 5;

    /// <summary>Makes the mask and its predictions.</summary>
    /// <param name="seed">Decides the mask's outline and where holes and islands are; the same seed gives the same examples everywhere.</param>
    public static ExamplePredictions Make(uint seed = 1)
    {
        var generator = new MersenneTwister(seed);
        var lesion = ExampleTruth.Draw(generator);
        var truth = new Mask(ExampleTruth.Side, ExampleTruth.Side, [.. lesion.Select(inside => inside ? (byte)1 : (byte)0)]);
        var mistakes = new ExampleMistakes(lesion, truth.Width, CommonIou);
        return new(truth, ExamplePrediction.Of("perfect", lesion, truth),
        [
            ExamplePrediction.Of("shifted", mistakes.Shifted(), truth),
            ExamplePrediction.Of("grown", mistakes.Grown(), truth),
            ExamplePrediction.Of("shrunk", mistakes.Shrunk(), truth),
            ExamplePrediction.Of("holes", mistakes.Holes(generator), truth),
            ExamplePrediction.Of("islands", mistakes.Islands(generator), truth),
            ExamplePrediction.Of("smooth", Smooth(truth), truth),
            ExamplePrediction.Of("blurred", Blurred(truth), truth),
        ]);
    }

    // Blurred and cut where the area stays the same: the fine detail goes, the rest remains.
    private static bool[] Smooth(Mask truth)
    {
        var blurred = Blur(truth, SmoothSigma);
        var cut = blurred.OrderDescending().ElementAt(truth.Pixels.Count(pixel => pixel != 0));
        return [.. blurred.Select(value => value > cut)];
    }

    // The blurred mask as probabilities, none more certain than a confident prediction's.
    private static float[] Blurred(Mask truth) =>
        [.. Blur(truth, BlurSigma).Select(value => (float)Math.Clamp(Math.Log(value / (1 - value)), -ExamplePrediction.Confident, ExamplePrediction.Confident))];

    private static double[] Blur(Mask truth, double sigma) => GaussianBlur.Of([.. truth.Pixels.Select(pixel => (double)pixel)], truth.Width, sigma);
}
