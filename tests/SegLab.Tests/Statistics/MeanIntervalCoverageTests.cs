using SegLab.Randomness;
using SegLab.Statistics;
using Xunit;

namespace SegLab.Tests.Statistics;

/// <summary>How often intervals hold the true mean: what they promise, held against samples whose true mean is known.</summary>
public sealed class MeanIntervalCoverageTests(ITestOutputHelper output)
{
    private const int Images = 50;

    // The share of 2,000 samples has a standard error of 0.5 %; fewer resamples than the default's 10,000 cost about 0.2 %.
    private const int Samples = 2000;
    private const int Resamples = 600;

    [Fact]
    public void OfFiftyNormalScores() => Check("normal", 0.7, generator => 0.7 + (0.1 * generator.NextNormal()));

    // The eighth of nine uniform numbers in ascending order is Beta(8, 2): bounded, its long tail to the left, as IoU is.
    [Fact]
    public void OfFiftySkewedScores() => Check("Beta(8, 2)", 0.8, generator => Enumerable.Range(0, 9).Select(_ => generator.NextDouble()).Order().ElementAt(7));

    // Seeds, images and their interaction vary; the true mean is over all of them.
    [Theory]
    [InlineData(5, 0.90, 0.97)]
    [InlineData(20, 0.93, 0.97)]
    public void OfSeveralSeeds(int seeds, double lowest, double highest)
    {
        const int samples = 400;
        var generator = new MersenneTwister(11);
        var covered = Enumerable.Range(0, samples).Count(sample =>
        {
            var images = Enumerable.Range(0, Images).Select(_ => 0.1 * generator.NextNormal()).ToArray();
            double[][] scores = [.. Enumerable.Range(0, seeds).Select(_ =>
            {
                var shift = 0.7 + (0.03 * generator.NextNormal());
                return images.Select(image => shift + image + (0.05 * generator.NextNormal())).ToArray();
            })];
            var interval = MeanInterval.OfSeeds(scores, (uint)sample, resamples: 300);
            return interval.Lower <= 0.7 && 0.7 <= interval.Upper;
        });
        output.WriteLine(FormattableString.Invariant($"{seeds} seeds: {(double)covered / samples:P1}"));
        Assert.InRange((double)covered / samples, lowest, highest);
    }

    private void Check(string name, double mean, Func<MersenneTwister, double> draw)
    {
        var generator = new MersenneTwister(5);
        var covered = Enumerable.Range(0, Samples).Count(sample =>
        {
            var values = Enumerable.Range(0, Images).Select(_ => draw(generator)).ToArray();
            var interval = MeanInterval.Of(values, (uint)sample, resamples: Resamples);
            return interval.Lower <= mean && mean <= interval.Upper;
        });
        output.WriteLine(FormattableString.Invariant($"{name}: {(double)covered / Samples:P1}"));
        Assert.InRange((double)covered / Samples, 0.93, 0.97);
    }
}
