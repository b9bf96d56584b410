using SegLab.Losses;
using static TorchSharp.torch;

namespace SegLab.Experiments.LossStudy;

/// <summary>
/// Value and gradient of a loss against the probability of the lesion's pixels and of the background's, on one picture: a disc of
/// a fifth of a small square. All pixels of the class that varies have the same probability, those of the other are confidently
/// right.
/// </summary>
/// <remarks>A skeleton is found in thin shapes only, so <see cref="ClDice"/>, which compares skeletons, has nearly flat curves here.</remarks>
/// <param name="Loss">The loss's name.</param>
/// <param name="Probabilities">The probabilities of lesion at which it was computed, ascending, between 0 and 1.</param>
/// <param name="Lesion">The answer while the lesion's pixels vary and the background has <see cref="RestingBackground"/>.</param>
/// <param name="Background">The answer while the background's pixels vary and the lesion has <see cref="RestingLesion"/>.</param>
public sealed record LossProfile(string Loss, IReadOnlyList<double> Probabilities, LossResponse Lesion, LossResponse Background)
{
    /// <summary>The lesion's probability while the background varies.</summary>
    public const double RestingLesion = 0.9;

    /// <summary>The background's probability while the lesion varies.</summary>
    public const double RestingBackground = 0.1;

    /// <summary>The disc's share of the picture, as near as whole pixels come.</summary>
    public const double LesionShare = 0.2;

    // Wide enough for every window and skeleton, small enough for all losses within seconds.
    private const int Side = 32;
    private const int Points = 100;

    /// <summary>Computes a loss's profile, in double precision.</summary>
    /// <param name="loss">The loss. It takes 200 evaluations on a picture of 32×32 pixels, or of the loss's <see cref="Loss.SmallestSide"/>.</param>
    /// <returns>Plain numbers; no tensor is left behind.</returns>
    public static LossProfile Of(Loss loss)
    {
        using var scope = NewDisposeScope();
        var disc = Disc(Math.Max(Side, loss.SmallestSide));
        double[] probabilities = [.. Enumerable.Range(0, Points).Select(point => (point + 0.5) / Points)];
        return new(loss.Name, probabilities, Vary(loss, disc, disc, probabilities, RestingBackground), Vary(loss, disc, 1 - disc, probabilities, RestingLesion));
    }

    private static LossResponse Vary(Loss loss, Tensor truth, Tensor varied, double[] probabilities, double resting)
    {
        var (values, gradients) = (new double[probabilities.Length], new double[probabilities.Length]);
        for (var point = 0; point < probabilities.Length; point++)
        {
            using var scope = NewDisposeScope();
            var logits = ((Logit(probabilities[point]) * varied) + (Logit(resting) * (1 - varied))).requires_grad_();
            var value = loss.Of(logits, truth);
            value.backward();
            values[point] = value.item<double>();
            gradients[point] = (logits.grad! * varied).sum().item<double>();
        }

        return new LossResponse(values, gradients);
    }

    // 1 in the disc, 0 around it, [1, 1, side, side].
    private static Tensor Disc(int side)
    {
        var fromMiddle = (arange(side, ScalarType.Float64) - ((side - 1) / 2.0)).square();
        var inside = fromMiddle.reshape(1, 1, side, 1) + fromMiddle.reshape(1, 1, 1, side) < LesionShare * side * side / Math.PI;
        return inside.to_type(ScalarType.Float64);
    }

    private static double Logit(double probability) => Math.Log(probability / (1 - probability));
}
