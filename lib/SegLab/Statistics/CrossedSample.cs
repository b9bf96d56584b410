namespace SegLab.Statistics;

/// <summary>
/// Scores of one recipe, or of two whose difference counts, as matrices of seeds × images. Images are crossed with seeds: every
/// network sees the same images; seeds of two recipes have nothing in common. How their mean varies from images to others, and from
/// seeds to others, is that of a two-way analysis of variance with both effects random (Searle, Casella and McCulloch, Variance
/// components, 1992, chapter 4).
/// </summary>
internal sealed class CrossedSample
{
    // Two seeds that happen to agree do not prove that seeds do not matter: at least this share of what their means show is believed.
    private const double LeastOfSeeds = 1.0 / 8;

    private readonly double[][][] _parts;

    /// <summary>Takes scores.</summary>
    /// <param name="first">Seeds × images, no seed and no image missing.</param>
    /// <param name="second">What is subtracted: its own seeds × the same images; null for nothing.</param>
    public CrossedSample(IReadOnlyList<IReadOnlyList<double>> first, IReadOnlyList<IReadOnlyList<double>>? second = null)
    {
        double[][][] given = [[.. first.Select(row => row.ToArray())], .. second is null ? Array.Empty<double[][]>() : [[.. second.Select(row => row.Select(value => -value).ToArray())]]];
        // In the order of their values: the order in which images were given changes no bit.
        var order = Enumerable.Range(0, given[0][0].Length).OrderBy(image => given.Sum(part => part.Average(row => row[image]))).ToArray();
        _parts = [.. given.Select(part => part.Select(row => order.Select(image => row[image]).ToArray()).ToArray())];
        ImageMeans = [.. Enumerable.Range(0, order.Length).Select(image => _parts.Sum(part => part.Average(row => row[image])))];
        Mean = _parts.Sum(part => part.Average(row => row.Average()));
        Seeds = [.. _parts.Where(part => part.Length > 1).Select(part => (SeedVariance(part), part.Length))];
    }

    /// <summary>The mean over seeds and images; of two recipes, the difference of their means.</summary>
    public double Mean { get; }

    /// <summary>Each image's mean over seeds; of two recipes, the difference.</summary>
    public IReadOnlyList<double> ImageMeans { get; }

    /// <summary>Of each recipe with two seeds or more: the variance that seeds bring into its mean, and how many they are.</summary>
    public IReadOnlyList<(double Variance, int Count)> Seeds { get; }

    /// <summary>The mean where nothing varies, neither over images nor over seeds; else null.</summary>
    public double? Constant => ImageMeans.All(value => value == ImageMeans[0]) && _parts.All(part => part.All(row => row.Average() == part[0].Average())) ? ImageMeans[0] : null;

    // The mean square of seeds less that of the interaction, which the image means have in them already.
    private static double SeedVariance(double[][] part)
    {
        var (seeds, images) = (part.Length, part[0].Length);
        var seedMeans = part.Select(row => row.Average()).ToArray();
        var mean = seedMeans.Average();
        var ofSeeds = images * seedMeans.Sum(value => (value - mean) * (value - mean)) / (seeds - 1);
        if (images == 1)
            return ofSeeds / seeds;
        var interaction = 0.0;
        for (var image = 0; image < images; image++)
        {
            var imageMean = part.Average(row => row[image]);
            for (var seed = 0; seed < seeds; seed++)
                interaction += Math.Pow(part[seed][image] - imageMean - seedMeans[seed] + mean, 2);
        }

        interaction /= (seeds - 1.0) * (images - 1);
        return Math.Max(ofSeeds - interaction, LeastOfSeeds * ofSeeds) / (seeds * images);
    }
}
