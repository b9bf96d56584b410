using FsCheck.Xunit;
using SegLab.Data;
using SegLab.Metrics;
using SegLab.Randomness;
using Xunit;

namespace SegLab.Tests.Metrics;

public sealed class ProbabilityHistogramTests
{
    // The first is the example in torchmetrics' documentation of BinaryCalibrationError (two bins, l1: 0.2900); the others by hand.
    [Theory]
    [InlineData(new[] { 0.25f, 0.25f, 0.55f, 0.75f, 0.75f }, "00111", 2, 0.29)]
    [InlineData(new[] { 0.5f, 0.5f, 0.5f, 0.5f }, "0011", 10, 0)]
    [InlineData(new[] { 1f, 1f, 0f, 0f }, "1100", 10, 0)]
    [InlineData(new[] { 1f, 1f, 0f, 0f }, "0011", 10, 1)]
    [InlineData(new[] { 0.875f, 0.875f, 0.125f, 0.125f }, "1000", 10, ((0.375 * 2) + (0.125 * 2)) / 4)]
    // Two wrongs in one bin cancel: 0.25 and 0.75 in a single bin have a mean of ½.
    [InlineData(new[] { 0.25f, 0.75f }, "10", 1, 0)]
    // Skin alone: the mean probability.
    [InlineData(new[] { 0.25f, 0.75f }, "00", 10, 0.5)]
    public void CalibrationErrorIsTheMeanGapOfTheBins(float[] probabilities, string truth, int bins, double expected)
        => Assert.Equal(expected, ProbabilityHistogram.Of(probabilities, Truth(truth)).CalibrationError(bins), 1e-7);

    [Fact]
    public void ReliabilityBinsHoldTheirUpperEnds()
    {
        var quarters = ProbabilityHistogram.Of([0f, 0.25f, 0.5f, 0.75f, 0.75f], Truth("00011")).Reliability(4);
        Assert.Equal(
            [new(0, 0.25, 2, 0.125, 0), new(0.25, 0.5, 1, 0.5, 0), new(0.5, 0.75, 2, 0.75, 1), new(0.75, 1, 0, 0.875, double.NaN)],
            quarters);
        Assert.Equal([0.125, 0.5, 0.25, 0], quarters.Select(bin => bin.Gap));
    }

    /// <summary>At each threshold the counts are those of the mask at that threshold.</summary>
    [Property]
    public bool CountsAtAThresholdAreThoseOfItsMask(uint seed)
    {
        var (truth, probabilities) = Random(seed);
        var thresholds = Enumerable.Range(0, 1001).Select(step => step / 1000.0).Reverse().ToArray();
        var counts = ProbabilityHistogram.Of(probabilities, truth).CountsAt(thresholds);
        return thresholds.Zip(counts).All(pair => pair.Second == ConfusionCounts.Of(
            truth with { Pixels = [.. probabilities.Select(probability => (byte)(probability > pair.First ? 1 : 0))] }, truth));
    }

    /// <summary>Pooled is the same as one image that holds all pixels.</summary>
    [Property]
    public bool TheSumOfHistogramsIsTheHistogramOfAllPixels(uint seed)
    {
        var ((one, ones), (other, others)) = (Random(seed), Random(seed + 1));
        float[] all = [.. ones, .. others];
        var together = ProbabilityHistogram.Of(all, new Mask(all.Length, 1, [.. one.Pixels, .. other.Pixels]));
        var sum = ProbabilityHistogram.Sum([ProbabilityHistogram.Of(others, other), ProbabilityHistogram.Of(ones, one)]);
        return sum.Pixels == all.Length && sum.CountsAt(0.3) == together.CountsAt(0.3)
            && Math.Abs(sum.CalibrationError() - together.CalibrationError()) < 1e-12;
    }

    [Property]
    public bool ErrorsAreSharesAndAboveOneNothingIsPredicted(uint seed)
    {
        var (truth, probabilities) = Random(seed);
        var histogram = ProbabilityHistogram.Of(probabilities, truth);
        return histogram.CalibrationError(15) is >= 0 and <= 1
            && histogram.CountsAt(1) == ConfusionCounts.Of(truth with { Pixels = new byte[truth.Pixels.Length] }, truth)
            && histogram.Reliability().Sum(bin => bin.Pixels) == histogram.Pixels;
    }

    [Fact]
    public void NoPixelsHaveNoError()
    {
        var nothing = ProbabilityHistogram.Sum([]);
        Assert.Equal((0, 0), (nothing.Pixels, nothing.CalibrationError()));
    }

    [Fact]
    public void WrongArgumentsAreRefused()
    {
        var histogram = ProbabilityHistogram.Of([0.5f], Truth("1"));
        Assert.Contains("7 bins", Assert.Throws<SegLabException>(() => histogram.Reliability(7)).Message, StringComparison.Ordinal);
        Assert.Throws<SegLabException>(() => histogram.CalibrationError(0));
        Assert.Contains("1.5", Assert.Throws<SegLabException>(() => histogram.CountsAt([0.5, 1.5])).Message, StringComparison.Ordinal);
        Assert.Throws<SegLabException>(() => histogram.CountsAt(double.NaN));
    }

    private static (Mask Truth, float[] Probabilities) Random(uint seed)
    {
        var generator = new MersenneTwister(seed);
        var truth = DrawnMasks.Random(generator, 1 + generator.Next(9), 1 + generator.Next(9));
        // Some on the thresholds' own places, some between, some at the ends.
        return (truth, [.. truth.Pixels.Select(_ => generator.Next(3) switch { 0 => generator.Next(11) / 10f, 1 => generator.Next(2), _ => (float)generator.NextDouble() })]);
    }

    private static Mask Truth(string pixels) => new(pixels.Length, 1, [.. pixels.Select(pixel => (byte)(pixel - '0'))]);
}
