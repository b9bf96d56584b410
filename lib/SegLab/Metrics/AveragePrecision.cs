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
    public static double Of(float[] probabilities, Mask truth) => Pooled([probabilities], [truth]);

    /// <summary>The average precision of all images' pixels taken together, as if they were one image. Sorting takes about 0.1 µs a pixel.</summary>
    /// <param name="probabilities">Of each image.</param>
    /// <param name="truths">Each image's true mask, in the same order.</param>
    /// <returns>0 where no truth has a lesion.</returns>
    /// <exception cref="SegLabException">There are not as many masks, or an image has not one probability a pixel, from 0 to 1.</exception>
    public static double Pooled(IReadOnlyList<float[]> probabilities, IReadOnlyList<Mask> truths)
    {
        if (probabilities.Count != truths.Count)
            throw new SegLabException($"Each image's probabilities need its mask; there are {probabilities.Count} images of probabilities and {truths.Count} masks.");
        var keys = new uint[probabilities.Sum(image => image.Length)];
        var filled = 0;
        for (var image = 0; image < truths.Count; image++)
        {
            ProbabilityCheck.Of(probabilities[image], truths[image]);
            for (var pixel = 0; pixel < probabilities[image].Length; pixel++)
                keys[filled++] = Key(probabilities[image][pixel], truths[image].Pixels[pixel] != 0);
        }

        Array.Sort(keys);
        return OfSorted(keys);
    }

    // The bits of a float that is not negative sort as its value does, and leave room for the pixel's class below them.
    private static uint Key(float probability, bool isLesion) => (BitConverter.SingleToUInt32Bits(Math.Abs(probability)) << 1) | (isLesion ? 1u : 0u);

    private static double OfSorted(uint[] keys)
    {
        long lesion = 0, recalled = 0, predicted = 0;
        var sum = 0.0;
        for (var place = keys.Length - 1; place >= 0; place--)
        {
            lesion += keys[place] & 1;
            predicted++;
            if (place > 0 && keys[place - 1] >> 1 == keys[place] >> 1)
                continue;
            // The lowest pixel of this probability: a threshold.
            sum += (lesion - recalled) * ((double)lesion / predicted);
            recalled = lesion;
        }

        return lesion == 0 ? 0 : sum / lesion;
    }
}
