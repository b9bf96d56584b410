using SegLab.Data;
using SegLab.Metrics;

namespace SegLab.Experiments.LossStudy;

/// <summary>A made-up prediction of a made-up mask, with one kind of mistake.</summary>
/// <param name="Name">The mistake, such as <c>shifted</c>.</param>
/// <param name="Mask">The pixels whose logit is above 0.</param>
/// <param name="Logits">Rows from the top, one a pixel; ±<see cref="Confident"/> unless the prediction is soft.</param>
/// <param name="Scores">How the mask compares to the truth.</param>
public sealed record ExamplePrediction(string Name, Mask Mask, IReadOnlyList<float> Logits, ConfusionCounts Scores)
{
    /// <summary>The size of a confident logit: a probability of 0.982 or 0.018.</summary>
    public const float Confident = 4;

    /// <summary>Whether some pixels are less than confident.</summary>
    public bool IsSoft => Logits.Any(logit => Math.Abs(logit) < Confident);

    /// <summary>The logits as probabilities, sigmoid(x).</summary>
    public IReadOnlyList<double> Probabilities => [.. Logits.Select(logit => 1 / (1 + Math.Exp(-logit)))];

    /// <summary>A prediction of logits.</summary>
    /// <param name="name">The mistake.</param>
    /// <param name="logits">Rows from the top, as many as the truth has pixels.</param>
    /// <param name="truth">What is there.</param>
    internal static ExamplePrediction Of(string name, float[] logits, Mask truth)
    {
        var mask = new Mask(truth.Width, truth.Height, [.. logits.Select(logit => logit > 0 ? (byte)1 : (byte)0)]);
        return new(name, mask, logits, Compare(mask, truth));
    }

    /// <summary>A confident prediction.</summary>
    /// <param name="name">The mistake.</param>
    /// <param name="lesion">Which pixels it calls lesion, as many as the truth has.</param>
    /// <param name="truth">What is there.</param>
    internal static ExamplePrediction Of(string name, bool[] lesion, Mask truth) => Of(name, [.. lesion.Select(inside => inside ? Confident : -Confident)], truth);

    private static ConfusionCounts Compare(Mask predicted, Mask truth)
    {
        var pairs = predicted.Pixels.Zip(truth.Pixels, (said, there) => (Said: said != 0, There: there != 0)).ToList();
        return new(pairs.Count(pair => pair is (true, true)), pairs.Count(pair => pair is (true, false)), pairs.Count(pair => pair is (false, true)), pairs.Count(pair => pair is (false, false)));
    }
}
