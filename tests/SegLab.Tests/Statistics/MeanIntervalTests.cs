using FsCheck.Xunit;
using SegLab.Metrics;
using SegLab.Randomness;
using SegLab.Statistics;
using Xunit;

namespace SegLab.Tests.Statistics;

public sealed class MeanIntervalTests
{
    // IoU of twenty made images, two of them missed: skewed as such scores are.
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

    // The percentile interval: scipy 1.10.1, stats.bootstrap of the mean with 100,000 resamples, the mean of five seeds; the ends differ by
    // 0.0007 between them. Student's is that of numpy and scipy.stats.t by the formula in IntervalEnds.
    [Fact]
    public void SkewedValuesGiveTheIntervalsOfScipy()
    {
        var interval = MeanInterval.Of(Skewed, seed: 1);
        Assert.Equal(0.70434, interval.Lower, 1e-4);
        Assert.Equal(0.86983, interval.Upper, 1e-4);
        Assert.Equal(0.802, interval.Mean, 1e-14);
        var plain = MeanInterval.Of(Skewed, seed: 1, range: ScoreRange.Unbounded);
        Assert.Equal(0.72347, plain.Lower, 1e-4);
        Assert.Equal(0.88053, plain.Upper, 1e-4);
        var percentile = MeanInterval.Percentile(Skewed, seed: 1, resamples: 100_000);
        Assert.Equal(0.7243, percentile.Lower, 0.001);
        Assert.Equal(0.8665, percentile.Upper, 0.001);
    }

    [Fact]
    public void TheSeedDecidesThePercentileIntervalAlone()
    {
        double[] values = [0.2, 0.9, 0.4, 0.7, 0.8];
        Assert.Equal(MeanInterval.Percentile(values, 1), MeanInterval.Percentile(values, 1));
        Assert.NotEqual(MeanInterval.Percentile(Skewed, 1), MeanInterval.Percentile(Skewed, 2));
        Assert.Equal(MeanInterval.Of(Skewed, 1), MeanInterval.Of(Skewed, 2));
    }

    // Two networks on ten images, one of which found next to nothing: an interval that was drawn on a straight scale began at −0.053.
    [Fact]
    public void NoIntervalLeavesTheRangeOfItsScore()
    {
        double[][] scores = [[0, 0.1, 0, 0.02, 0.3, 0, 0.05, 0, 0, 0.1], [0.4, 0.6, 0.3, 0.5, 0.7, 0.2, 0.5, 0.4, 0.3, 0.6]];
        Assert.All([MeanInterval.OfSeeds(scores, 1), MeanInterval.OfSeeds(scores, 1, range: ScoreRange.Share), MeanInterval.OfSeeds(scores, 1, range: ScoreRange.NonNegative)], interval =>
            Assert.True(interval.Lower >= 0 && interval.Lower < interval.Mean && interval.Mean < interval.Upper && interval.HasWidth));
        Assert.True(MeanInterval.OfSeeds(scores, 1).Upper < 1);
        Assert.True(MeanInterval.OfSeeds(scores, 1, range: ScoreRange.Unbounded).Lower < 0);
        var difference = MeanInterval.OfDifference([scores[0], scores[1]], [[.. scores[0].Reverse()], [.. scores[1].Select(score => 1 - score)]], 1);
        Assert.True(difference.Lower >= -1 && difference.Upper <= 1);
    }

    [Property(MaxTest = 200)]
    public bool IntervalsHoldTheirMeanAndStayInTheRange(uint seed)
    {
        var generator = new MersenneTwister(seed);
        var (seeds, images, power) = (1 + generator.Next(4), 2 + generator.Next(30), 1 + (9 * generator.NextDouble()));
        double[][] Draw() => [.. Enumerable.Range(0, seeds).Select(_ => Enumerable.Range(0, images).Select(_ => Math.Round(Math.Pow(generator.NextDouble(), power), 2)).ToArray())];
        var (one, other) = (Draw(), Draw());
        var (mean, difference) = (MeanInterval.OfSeeds(one, 1), MeanInterval.OfDifference(one, other, 1));
        var distance = MeanInterval.OfSeeds(one.Select(row => row.Select(score => 100 * score).ToArray()).ToArray(), 1, range: ScoreRange.NonNegative);
        return mean.Lower >= 0 && mean.Upper <= 1 && Holds(mean) && distance.Lower >= 0 && Holds(distance) && difference.Lower >= -1 && difference.Upper <= 1 && Holds(difference);

        static bool Holds(MeanInterval interval) => interval.Lower <= interval.Mean + 1e-12 && interval.Mean <= interval.Upper + 1e-12;
    }

    [Fact]
    public void ScoresOutOfTheirRangeAreRefused() => Assert.Contains(
        "a value is 1.5, and numbers from 0 to 1 are expected", Assert.Throws<SegLabException>(() => MeanInterval.Of([0.5, 1.5], 1, range: ScoreRange.Share)).Message, StringComparison.Ordinal);

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
        Assert.Equal(images.Upper - images.Lower, alike.Upper - alike.Lower, 1e-12);
        Assert.Equal(alike.Mean, spread.Mean, 1e-12);
        // Squares of half widths add; the seeds' variance, with divisor 4, is 0.00625, and t with 4 degrees of freedom is 2.776.
        (images, spread) = (MeanInterval.Of(Skewed, 7, range: ScoreRange.Unbounded), MeanInterval.OfSeeds(apart, 7, range: ScoreRange.Unbounded));
        var half = Math.Sqrt(Math.Pow((images.Upper - images.Lower) / 2, 2) + (2.776 * 2.776 * 0.00625 / 5));
        Assert.Equal(2 * half, spread.Upper - spread.Lower, 0.001);
    }

    // A difference on the same images is far surer than the two means: the images' own difficulty cancels, for every seed.
    [Fact]
    public void ADifferencePairsImagesNotSeeds()
    {
        double[][] first = [[.. Skewed.Select(score => score + 0.02)], [.. Skewed.Select(score => score + 0.04)], [.. Skewed.Select(score => score + 0.03)]];
        double[][] second = [Skewed, [.. Skewed.Select(score => score + 0.01)]];
        var difference = MeanInterval.OfDifference(first, second, 7);
        Assert.Equal(0.025, difference.Mean, 1e-12);
        // Only seeds vary, by variances of 0.0001/3 and 0.00005/2: a standard error of 0.00764, where either mean has one of 0.04. Welch's
        // degrees of freedom are 2.88, and t is 3.26.
        Assert.Equal(2 * 3.26 * 0.00764, difference.Upper - difference.Lower, 0.001);
        Assert.Equal((SampledOver.SeedsAndImages, 2), (difference.Over, difference.Seeds));
        var exchanged = MeanInterval.OfDifference(second, first, 7);
        Assert.Equal((-difference.Mean, -difference.Upper, -difference.Lower), (exchanged.Mean, exchanged.Lower, exchanged.Upper));
    }

    [Fact]
    public void TheTextSaysWhatTheIntervalIsOver()
    {
        Assert.Equal("0.812 (95 % interval 0.790 to 0.832 over 50 images)", new MeanInterval(0.812, 0.79, 0.832, 0.95, 50).ToString());
        Assert.Equal("0.812 (99 % interval 0.790 to 0.832 over 5 seeds and 50 images)", new MeanInterval(0.812, 0.79, 0.832, 0.99, 50) { Over = SampledOver.SeedsAndImages, Seeds = 5 }.ToString());
        Assert.Equal("0.500 (the same on each of 50 images: no interval)", MeanInterval.Of([.. Enumerable.Repeat(0.5, 50)], 1).ToString());
        Assert.Equal("0.500 (1 image: no interval)", MeanInterval.Of([0.5], 1).ToString());
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
