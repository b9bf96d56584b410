using SegLab.Data;

namespace SegLab.Metrics;

/// <summary>
/// Average precision: how well probabilities order pixels, lesion before skin, whatever threshold is chosen later. It is the sum over
/// all thresholds of the recall gained there times the precision there, Σ (Rₙ − Rₙ₋₁)·Pₙ, without interpolation, as scikit-learn's
/// <c>average_precision_score</c>. 0 to 1, higher is better; an order by chance gives the lesion's share of the picture.
/// </summary>
public static class AveragePrecision
{
    /// <summary>The average precision of one image, exactly: pixels of equal probability share a threshold.</summary>
    /// <param name="probabilities">Of lesion, 0 to 1, one a pixel, row by row.</param>
    /// <param name="truth">The true mask.</param>
    /// <returns>0 where the truth has no lesion, since there is no recall to gain (as scikit-learn, which warns; torchmetrics gives NaN).</returns>
    /// <exception cref="SegLabException">There is not one probability a pixel, or one is not from 0 to 1.</exception>
    public static double Of(ReadOnlySpan<float> probabilities, Mask truth)
    {
        ProbabilityCheck.Of(probabilities, truth);

        // The bits of floats that are not negative sort as their values do, and leave room for the pixel's class below.
        var keys = new uint[probabilities.Length];
        for (var pixel = 0; pixel < keys.Length; pixel++)
            keys[pixel] = (BitConverter.SingleToUInt32Bits(Math.Abs(probabilities[pixel])) << 1) | (truth.Pixels[pixel] != 0 ? 1u : 0u);
        Array.Sort(keys);
        return OfSteps(Steps(keys));
    }

    /// <summary>The average precision from the pixels at each threshold, the highest threshold first.</summary>
    internal static double OfSteps(IEnumerable<(long Lesion, long Skin)> steps)
    {
        long lesion = 0, predicted = 0;
        var sum = 0.0;
        foreach (var step in steps)
        {
            lesion += step.Lesion;
            predicted += step.Lesion + step.Skin;
            sum += step.Lesion == 0 ? 0 : step.Lesion * ((double)lesion / predicted);
        }

        return lesion == 0 ? 0 : sum / lesion;
    }

    private static IEnumerable<(long Lesion, long Skin)> Steps(uint[] sorted)
    {
        for (var end = sorted.Length - 1; end >= 0;)
        {
            long lesion = 0, skin = 0;
            for (var probability = sorted[end] >> 1; end >= 0 && sorted[end] >> 1 == probability; end--)
                _ = (sorted[end] & 1) == 1 ? lesion++ : skin++;
            yield return (lesion, skin);
        }
    }
}
