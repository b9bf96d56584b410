using SegLab.Randomness;

namespace SegLab.Statistics;

/// <summary>
/// Scores of one recipe, or of two whose difference counts, as matrices of seeds × images. Images are crossed with seeds: every
/// network sees the same images, so the images drawn again are the same ones for every drawn seed (Owen 2007, The pigeonhole
/// bootstrap); seeds of two recipes have nothing in common and are drawn apart.
/// </summary>
internal sealed class CrossedSample
{
    private readonly double[][][] _parts;

    // What is drawn from: the same with seeds further apart, each a share of the mean over seeds.
    private readonly double[][][] _spread;

    /// <summary>Takes scores.</summary>
    /// <param name="first">Seeds × images, no seed and no image missing.</param>
    /// <param name="second">What is subtracted: its own seeds × the same images; null for nothing.</param>
    public CrossedSample(IReadOnlyList<IReadOnlyList<double>> first, IReadOnlyList<IReadOnlyList<double>>? second = null)
    {
        double[][][] given = [[.. first.Select(row => row.ToArray())], .. second is null ? Array.Empty<double[][]>() : [[.. second.Select(row => row.Select(value => -value).ToArray())]]];
        // In the order of their values: the order in which images were given changes no draw.
        var order = Enumerable.Range(0, given[0][0].Length).OrderBy(image => given.Sum(part => part.Average(row => row[image]))).ToArray();
        _parts = [.. given.Select(part => part.Select(row => order.Select(image => row[image]).ToArray()).ToArray())];
        _spread = [.. _parts.Select(Spread)];
        Images = order.Length;
        Mean = _parts.Sum(part => part.Average(row => row.Average()));
    }

    /// <summary>How many images.</summary>
    public int Images { get; }

    /// <summary>The mean over seeds and images; of two recipes, the difference of their means.</summary>
    public double Mean { get; }

    /// <summary>Whether seeds can be drawn again: one of the recipes has at least two.</summary>
    public bool HasSeeds => _parts.Any(part => part.Length > 1);

    /// <summary>The mean where nothing varies, neither over images nor over seeds; else null.</summary>
    public double? Constant
    {
        get
        {
            var images = Enumerable.Range(0, Images).Select(image => _parts.Sum(part => part.Average(row => row[image]))).ToList();
            return images.TrueForAll(value => value == images[0]) && _parts.All(part => part.All(row => row.Average() == part[0].Average())) ? images[0] : null;
        }
    }

    /// <summary>
    /// The acceleration of the bias-corrected accelerated interval: a sixth of the skewness of the mean's influences, one for each
    /// image and one for each seed (Efron 1987, equation 4.4; for several samples Efron and Tibshirani 1993, section 14.3 and problem 22.3).
    /// </summary>
    public double Acceleration()
    {
        var images = Enumerable.Range(0, Images).Select(image => (_parts.Sum(part => part.Average(row => row[image])) - Mean) / Images);
        var seeds = _parts.SelectMany(part => part.Select(row => (row.Average() - part.Average(other => other.Average())) / part.Length));
        var influences = images.Concat(seeds).ToList();
        var squares = influences.Sum(influence => influence * influence);
        return squares > 0 ? influences.Sum(influence => influence * influence * influence) / (6 * squares * Math.Sqrt(squares)) : 0;
    }

    /// <summary>Means of samples drawn from this one with replacement: seeds of each recipe, and images once for all.</summary>
    /// <param name="generator">Draws.</param>
    /// <param name="resamples">How many samples.</param>
    /// <returns>The means in ascending order.</returns>
    public double[] ResampledMeans(MersenneTwister generator, int resamples)
    {
        var means = new double[resamples];
        var sums = new double[Images];
        for (var resample = 0; resample < resamples; resample++)
        {
            AddDrawnSeeds(generator, sums);
            var sum = 0.0;
            for (var draw = 0; draw < Images; draw++)
                sum += sums[generator.Next(Images)];
            means[resample] = sum / Images;
        }

        Array.Sort(means);
        return means;
    }

    // Each image's score for the drawn seeds.
    private void AddDrawnSeeds(MersenneTwister generator, double[] sums)
    {
        Array.Clear(sums);
        foreach (var part in _spread)
        {
            for (var draw = 0; draw < part.Length; draw++)
            {
                var row = part[generator.Next(part.Length)];
                for (var image = 0; image < sums.Length; image++)
                    sums[image] += row[image];
            }
        }
    }

    // Means of s seeds drawn again vary too little by (s − 1)/s; seeds moved apart by the root of its inverse, as Rao and Wu 1988
    // (Resampling inference with complex survey data) rescale, vary as much as new ones. Images are enough to do without.
    private static double[][] Spread(double[][] part)
    {
        var mean = part.Average(row => row.Average());
        var further = part.Length > 1 ? Math.Sqrt(part.Length / (part.Length - 1.0)) - 1 : 0;
        return [.. part.Select(row => (Row: row, Shift: further * (row.Average() - mean))).Select(seed => seed.Row.Select(value => (value + seed.Shift) / part.Length).ToArray())];
    }
}
