using SegLab.Statistics;
using Xunit;

namespace SegLab.Tests.Statistics;

public sealed class HolmCorrectionTests
{
    // R 4, p.adjust(p, "holm"), in the order given.
    [Theory]
    [InlineData(new[] { 0.01, 0.04, 0.03, 0.005 }, new[] { 0.03, 0.06, 0.06, 0.02 })]
    [InlineData(new[] { 0.5, 0.6, 0.001 }, new[] { 1, 1, 0.003 })]
    [InlineData(new[] { 0.02, 0.02 }, new[] { 0.04, 0.04 })]
    [InlineData(new[] { 0.3 }, new[] { 0.3 })]
    [InlineData(new double[0], new double[0])]
    public void TheSmallestIsMultipliedMost(double[] raw, double[] corrected) =>
        Assert.Equal(corrected, HolmCorrection.Of(raw), (expected, found) => Math.Abs(expected - found) < 1e-12);

    [Fact]
    public void WhatIsNoPValueIsRefused()
    {
        var message = Assert.Throws<SegLabException>(() => HolmCorrection.Of([0.5, 1.5, double.NaN])).Message;
        Assert.Contains("are 1.5, NaN", message, StringComparison.Ordinal);
    }
}
