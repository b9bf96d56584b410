using FsCheck.Xunit;
using SegLab.Data;
using SegLab.Metrics;
using SegLab.Randomness;
using Xunit;

namespace SegLab.Tests.Metrics;

public sealed class AveragePrecisionTests
{
    // The first is the example in scikit-learn's documentation of average_precision_score (0.83…: ½·1 + ½·⅔); the others by hand from
    // Σ (Rₙ − Rₙ₋₁)·Pₙ.
    [Theory]
    [InlineData(new[] { 0.1f, 0.4f, 0.35f, 0.8f }, "0011", 5 / 6.0)]
    [InlineData(new[] { 0.9f, 0.8f, 0.2f, 0.1f }, "1100", 1)]
    [InlineData(new[] { 0.9f, 0.8f, 0.2f, 0.1f }, "0011", ((1 / 3.0) + 0.5) / 2)]
    [InlineData(new[] { 0.9f, 0.8f, 0.2f, 0.1f }, "1010", (1 + (2 / 3.0)) / 2)]
    // All tied: one threshold, at which the precision is the lesion's share.
    [InlineData(new[] { 0.5f, 0.5f, 0.5f, 0.5f }, "1000", 0.25)]
    // Two lesion pixels tied with one of skin: the whole recall at a precision of ⅔.
    [InlineData(new[] { 0.7f, 0.7f, 0.7f, 0f }, "1100", 2 / 3.0)]
    [InlineData(new[] { 0f, 1f, -0f, 1f }, "0101", 1)]
    [InlineData(new[] { 0.9f, 0.1f }, "00", 0)]
    [InlineData(new[] { 0.9f, 0.1f }, "11", 1)]
    public void PrecisionIsAveragedOverTheRecallGained(float[] probabilities, string truth, double expected)
        => Assert.Equal(expected, AveragePrecision.Of(probabilities, Truth(truth)), 1e-15);

    /// <summary>Against the definition, threshold by threshold, with many ties.</summary>
    [Property]
    public bool ItIsTheDefinitionForAnyProbabilities(uint seed)
    {
        var generator = new MersenneTwister(seed);
        var truth = Truth(string.Concat(Enumerable.Range(0, 1 + generator.Next(40)).Select(_ => generator.Next(2))));
        var levels = 1 + generator.Next(30);
        var probabilities = truth.Pixels.Select(_ => generator.Next(levels + 1) / (float)levels).ToArray();
        var (expected, recall) = (0.0, 0.0);
        foreach (var threshold in probabilities.Distinct().OrderDescending())
        {
            var prediction = truth with { Pixels = [.. probabilities.Select(probability => (byte)(probability >= threshold ? 1 : 0))] };
            var counts = ConfusionCounts.Of(prediction, truth);
            var found = counts.TruePositives / (double)Math.Max(1, counts.TruePositives + counts.FalseNegatives);
            expected += (found - recall) * counts.Precision;
            recall = found;
        }

        return Math.Abs(AveragePrecision.Of(probabilities, truth) - expected) < 1e-12;
    }

    [Fact]
    public void PooledIsTheAveragePrecisionOfOneImageWithAllPixels()
    {
        float[][] probabilities = [[0.1f, 0.4f, 0.9f], [0.35f, 0.8f]];
        Assert.Equal(
            AveragePrecision.Of([.. probabilities[0], .. probabilities[1]], Truth("01001")), AveragePrecision.Pooled(probabilities, [Truth("010"), Truth("01")]));
        Assert.Equal(0, AveragePrecision.Pooled([], []));
        Assert.Contains("2 images of probabilities and 1 masks", Assert.Throws<SegLabException>(() => AveragePrecision.Pooled(probabilities, [Truth("010")])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new[] { 0.5f }, "are 1 of them and 2 pixels")]
    [InlineData(new[] { 0.5f, float.NaN }, "Pixel 1 has the probability NaN")]
    [InlineData(new[] { 1.5f, 0f }, "Pixel 0 has the probability 1.5")]
    public void WhatIsNoProbabilityAPixelIsRefused(float[] probabilities, string message)
    {
        var exact = Assert.Throws<SegLabException>(() => AveragePrecision.Of(probabilities, Truth("01"))).Message;
        Assert.Contains(message, exact, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(exact, Assert.Throws<SegLabException>(() => ProbabilityHistogram.Of(probabilities, Truth("01"))).Message);
    }

    private static Mask Truth(string pixels) => new(pixels.Length, 1, [.. pixels.Select(pixel => (byte)(pixel - '0'))]);
}
