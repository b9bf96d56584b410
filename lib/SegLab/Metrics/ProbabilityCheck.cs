using SegLab.Data;

namespace SegLab.Metrics;

/// <summary>Refuses what is not one probability a pixel.</summary>
internal static class ProbabilityCheck
{
    /// <exception cref="SegLabException">There is not one probability a pixel, or one is not from 0 to 1.</exception>
    public static void Of(ReadOnlySpan<float> probabilities, Mask truth)
    {
        if (probabilities.Length != truth.Pixels.Length || probabilities.Length == 0)
            throw new SegLabException($"One probability a pixel is needed; there are {probabilities.Length} of them and {truth.Pixels.Length} pixels ({truth.Width}×{truth.Height}).");
        for (var pixel = 0; pixel < probabilities.Length; pixel++)
        {
            if (probabilities[pixel] is not (>= 0 and <= 1))
                throw new SegLabException(FormattableString.Invariant($"Pixel {pixel} has the probability {probabilities[pixel]}; a number from 0 to 1 is expected. Logits become probabilities by a sigmoid."));
        }
    }
}
