using MathNet.Numerics.Distributions;
using SegLab.Randomness;

namespace SegLab.Benchmarks.Coverage;

/// <summary>
/// Scores of images and seeds whose true mean is known: each has a mixture of Beta distributions, and images, seeds and their
/// interaction share its spread, as a Gaussian copula.
/// </summary>
internal sealed class SkewedScores
{
    private const int Steps = 20_000;

    // The scores that divide the distribution into equally likely parts.
    private readonly double[] _quantiles;

    private SkewedScores(string name, double zeros, params (double Weight, double A, double B)[] parts)
    {
        Name = name;
        _quantiles = new double[Steps];
        var position = 0;
        for (var step = 0; step < Steps; step++)
        {
            while (position < Steps && zeros + parts.Sum(part => part.Weight * Beta.CDF(part.A, part.B, (double)position / Steps)) < (step + 0.5) / Steps)
                position++;
            _quantiles[step] = (double)position / Steps;
        }

        Mean = _quantiles.Average();
    }

    /// <summary>
    /// As IoU is on ISIC 2017 (SegNet2, 64×64 pixels, 8 epochs, 200 test images: mean 0.79, standard deviation 0.13 to 0.16, skewness −2.0 to
    /// −2.3; 2 % below 0.3, 5 % below 0.5, half above 0.83).
    /// </summary>
    public static SkewedScores Isic { get; } = new("IoU as on ISIC", 0.01, (0.05, 2.5, 3), (0.20, 9, 4), (0.74, 26, 5));

    /// <summary>The same shape with a longer tail: 6 % of the images as good as missed, two in a hundred exactly.</summary>
    public static SkewedScores Failures { get; } = new("IoU with failures", 0.02, (0.04, 1, 4), (0.16, 5, 3), (0.78, 16, 2));

    /// <summary>Skewed, without a tail of failures.</summary>
    public static SkewedScores Mild { get; } = new("Beta(8, 2)", 0, (1, 8, 2));

    /// <summary>What the table calls it.</summary>
    public string Name { get; }

    /// <summary>The true mean.</summary>
    public double Mean { get; }

    /// <summary>Draws scores.</summary>
    /// <param name="generator">Draws.</param>
    /// <param name="seeds">How many networks.</param>
    /// <param name="images">How many images.</param>
    /// <param name="ofSeeds">The share of the spread that is the network's, 0 to 0.25; a quarter is the image's and the network's together, the rest the image's.</param>
    public double[][] Draw(MersenneTwister generator, int seeds, int images, double ofSeeds)
    {
        var interaction = seeds == 1 ? 0 : 0.25 - Math.Min(0.05, ofSeeds);
        var difficulty = Enumerable.Range(0, images).Select(_ => Math.Sqrt(1 - interaction - ofSeeds) * generator.NextNormal()).ToArray();
        return [.. Enumerable.Range(0, seeds).Select(_ =>
        {
            var shift = Math.Sqrt(ofSeeds) * generator.NextNormal();
            return difficulty.Select(image => At(image + shift + (Math.Sqrt(interaction) * generator.NextNormal()))).ToArray();
        })];
    }

    private double At(double normal) => _quantiles[Math.Min(Steps - 1, (int)(Normal.CDF(0, 1, normal) * Steps))];
}
