using SegLab.Metrics;
using SegLab.Randomness;
using SegLab.Statistics;
using Xunit;

namespace SegLab.Tests.Statistics;

public sealed class MeanIntervalTests
{
    // Plain IoU of twenty made images, two of them missed: skewed as such scores are.
    private static readonly double[] Skewed = [.91, .88, .35, .79, .93, .85, .62, .90, .87, .95, .41, .83, .89, .92, .76, .94, .80, .68, .86, .90];

    [Fact]
    public void NormalValuesGiveTheTextbookInterval()
    {
        var generator = new MersenneTwister(3);
        var values = Enumerable.Range(0, 400).Select(_ => 0.7 + (0.1 * generator.NextNormal())).ToArray();
        var mean = values.Average();
        var standardError = Math.Sqrt(values.Average(value => (value - mean) * (value - mean)) / values.Length);
        Assert.All([MeanInterval.Percentile(values, seed: 42), MeanInterval.Of(values, seed: 42)], interval =>
        {
            Assert.Equal(mean, interval.Mean, 1e-14);
            // 1.96 standard errors; the bootstrap's own noise with 10,000 resamples is about 2 % of that.
            Assert.Equal(mean - (1.96 * standardError), interval.Lower, 0.1 * standardError);
            Assert.Equal(mean + (1.96 * standardError), interval.Upper, 0.1 * standardError);
            Assert.Equal((0.95, 400, SampledOver.Images, 1), (interval.Confidence, interval.Count, interval.Over, interval.Seeds));
        });
    }

    // scipy 1.10.1, stats.bootstrap of the mean with 100,000 resamples, the mean of five seeds; the ends differ by 0.0007 between them.
    [Fact]
    public void SkewedValuesGiveTheIntervalsOfScipy()
    {
        var corrected = MeanInterval.Of(Skewed, seed: 1, resamples: 100_000);
        Assert.Equal(0.7053, corrected.Lower, 0.002);
        Assert.Equal(0.8577, corrected.Upper, 0.002);
        var percentile = MeanInterval.Percentile(Skewed, seed: 1, resamples: 100_000);
        Assert.Equal(0.7243, percentile.Lower, 0.001);
        Assert.Equal(0.8665, percentile.Upper, 0.001);
        Assert.Equal(0.802, corrected.Mean, 1e-14);
    }

    [Fact]
    public void TheSeedDecidesTheInterval()
    {
        double[] values = [0.2, 0.9, 0.4, 0.7, 0.8];
        Assert.Equal(MeanInterval.Percentile(values, 1), MeanInterval.Percentile(values, 1));
        Assert.Equal(MeanInterval.Of(Skewed, 1), MeanInterval.Of(Skewed, 1));
        Assert.NotEqual(MeanInterval.Of(Skewed, 1), MeanInterval.Of(Skewed, 2));
    }

    [Fact]
    public void EqualValuesAndASingleOneGiveNoWidth()
    {
        Assert.Equal(new MeanInterval(0.5, 0.5, 0.5, 0.95, 1), MeanInterval.Percentile([0.5], 1));
        Assert.Equal(new MeanInterval(0.1, 0.1, 0.1, 0.95, 1), MeanInterval.Of([0.1], 1));
        Assert.Equal(new MeanInterval(0.1, 0.1, 0.1, 0.95, 3), MeanInterval.Of([0.1, 0.1, 0.1], 1));
        Assert.Equal(new MeanInterval(0, 0, 0, 0.95, 2), MeanInterval.OfDifference([[0.1, 0.7]], [[0.1, 0.7]], 1));
        Assert.Equal(new MeanInterval(0.25, 0.25, 0.25, 0.95, 2) { Over = SampledOver.SeedsAndImages, Seeds = 3 }, MeanInterval.OfSeeds([[0.25, 0.25], [0.25, 0.25], [0.25, 0.25]], 1));
    }

    [Fact]
    public void OneSeedIsTheIntervalOverImages() => Assert.Equal(MeanInterval.Of(Skewed, 7), MeanInterval.OfSeeds([Skewed], 7));

    [Fact]
    public void SeedsThatDifferWidenTheInterval()
    {
        var images = MeanInterval.Of(Skewed, 7);
        double[][] same = [Skewed, Skewed, Skewed, Skewed, Skewed];
        double[][] apart = [.. same.Select((scores, seed) => scores.Select(score => score + (0.05 * (seed - 2))).ToArray())];
        var (alike, spread) = (MeanInterval.OfSeeds(same, 7), MeanInterval.OfSeeds(apart, 7));
        Assert.Equal((SampledOver.SeedsAndImages, 5, 20), (alike.Over, alike.Seeds, alike.Count));
        Assert.Equal(images.Upper - images.Lower, alike.Upper - alike.Lower, 0.004);
        Assert.Equal(alike.Mean, spread.Mean, 1e-12);
        // Variances of both means add; that of the seeds, with divisor 4, is 0.00625.
        var deviation = Math.Sqrt(Math.Pow((images.Upper - images.Lower) / 3.92, 2) + (0.00625 / 5));
        Assert.Equal(3.92 * deviation, spread.Upper - spread.Lower, 0.012);
    }

    // A difference on the same images is far surer than the two means: the images' own difficulty cancels, for every seed.
    [Fact]
    public void ADifferencePairsImagesNotSeeds()
    {
        double[][] first = [[.. Skewed.Select(score => score + 0.02)], [.. Skewed.Select(score => score + 0.04)], [.. Skewed.Select(score => score + 0.03)]];
        double[][] second = [Skewed, [.. Skewed.Select(score => score + 0.01)]];
        var difference = MeanInterval.OfDifference(first, second, 7);
        Assert.Equal(0.025, difference.Mean, 1e-12);
        // Only seeds vary, by variances of 0.0001/3 and 0.00005/2: a standard error of 0.0076, where either mean has one of 0.04.
        Assert.InRange(difference.Upper - difference.Lower, 2 * 0.0076, 4.5 * 0.0076);
        Assert.Equal((SampledOver.SeedsAndImages, 2), (difference.Over, difference.Seeds));
        var exchanged = MeanInterval.OfDifference(second, first, 7);
        Assert.Equal((-difference.Mean, -difference.Upper, -difference.Lower), (exchanged.Mean, exchanged.Lower, exchanged.Upper));
    }

    [Fact]
    public void TheTextSaysWhatTheIntervalIsOver()
    {
        Assert.Equal("0.812 (95 % interval 0.790 to 0.832 over 50 images)", new MeanInterval(0.812, 0.79, 0.832, 0.95, 50).ToString());
        Assert.Equal("0.812 (99 % interval 0.790 to 0.832 over 5 seeds and 50 images)", new MeanInterval(0.812, 0.79, 0.832, 0.99, 50) { Over = SampledOver.SeedsAndImages, Seeds = 5 }.ToString());
    }

    [Fact]
    public void WrongArgumentsAreRefusedAllAtOnce()
    {
        Assert.All<Action>([() => MeanInterval.Percentile([0.5, double.NaN], 1, confidence: 95, resamples: 10), () => MeanInterval.Of([0.5, double.NaN], 1, confidence: 95, resamples: 10)], call =>
        {
            var message = Assert.Throws<SegLabException>(call).Message;
            Assert.Contains("value 1 is not a finite number", message, StringComparison.Ordinal);
            Assert.Contains("95", message, StringComparison.Ordinal);
            Assert.Contains("10 resamples", message, StringComparison.Ordinal);
        });
        Assert.Throws<SegLabException>(() => MeanInterval.Percentile([], 1));
        Assert.Throws<SegLabException>(() => MeanInterval.OfSeeds([], 1));
        Assert.Throws<SegLabException>(() => MeanInterval.OfDifference([[0.5]], [], 1));
        Assert.Contains("2, 1 values", Assert.Throws<SegLabException>(() => MeanInterval.OfSeeds([[0.5, 0.6], [0.5]], 1)).Message, StringComparison.Ordinal);
        Assert.Throws<SegLabException>(() => AssignmentScore.Of([], 4));
        Assert.Throws<SegLabException>(() => AssignmentScore.Of([0.5], 0));
    }
}
