using SegLab.Metrics;
using SegLab.Randomness;
using Xunit;

namespace SegLab.Tests.Metrics;

public sealed class MeanIntervalTests
{
    [Fact]
    public void NormalValuesGiveTheTextbookInterval()
    {
        var generator = new MersenneTwister(3);
        var values = Enumerable.Range(0, 400).Select(_ => 0.7 + (0.1 * generator.NextNormal())).ToArray();
        var mean = values.Average();
        var standardError = Math.Sqrt(values.Average(value => (value - mean) * (value - mean)) / values.Length);
        var interval = MeanInterval.Bootstrap(values, seed: 42);
        Assert.Equal(mean, interval.Mean, 1e-14);
        // 1.96 standard errors; the bootstrap's own noise with 10,000 resamples is about 2 % of that.
        Assert.Equal(mean - (1.96 * standardError), interval.Lower, 0.1 * standardError);
        Assert.Equal(mean + (1.96 * standardError), interval.Upper, 0.1 * standardError);
        Assert.Equal((0.95, 400), (interval.Confidence, interval.Count));
    }

    [Fact]
    public void CoversTheTrueMeanAboutAsOftenAsItSays()
    {
        var generator = new MersenneTwister(5);
        var covered = Enumerable.Range(0, 200).Count(sample =>
        {
            var values = Enumerable.Range(0, 50).Select(_ => generator.NextDouble()).ToArray();
            var interval = MeanInterval.Bootstrap(values, (uint)sample, 0.9, resamples: 500);
            return interval.Lower <= 0.5 && 0.5 <= interval.Upper;
        });
        // Binomial(200, 0.9) lies in 165 … 193 with probability 0.999.
        Assert.InRange(covered, 165, 193);
    }

    [Fact]
    public void TheSeedDecidesTheInterval()
    {
        double[] values = [0.2, 0.9, 0.4, 0.7, 0.8];
        Assert.Equal(MeanInterval.Bootstrap(values, 1), MeanInterval.Bootstrap(values, 1));
        Assert.Equal(new MeanInterval(0.5, 0.5, 0.5, 0.95, 1), MeanInterval.Bootstrap([0.5], 1));
    }

    [Fact]
    public void WrongArgumentsAreRefusedAllAtOnce()
    {
        var message = Assert.Throws<SegLabException>(() => MeanInterval.Bootstrap([0.5, double.NaN], 1, confidence: 95, resamples: 10)).Message;
        Assert.Contains("value 1 is not a finite number", message, StringComparison.Ordinal);
        Assert.Contains("95", message, StringComparison.Ordinal);
        Assert.Contains("10 resamples", message, StringComparison.Ordinal);
        Assert.Throws<SegLabException>(() => MeanInterval.Bootstrap([], 1));
        Assert.Throws<SegLabException>(() => AssignmentScore.Of([], 4));
        Assert.Throws<SegLabException>(() => AssignmentScore.Of([0.5], 0));
    }
}
