using SegLab.Randomness;
using SegLab.Statistics;
using Xunit;

namespace SegLab.Tests.Statistics;

public sealed class PairedSampleSizeTests
{
    // The paired t-test's numbers of images for a power of 80 % at two-sided 5 %, from the noncentral t distribution (scipy 1.10.1, nct);
    // Wilcoxon's test needs π/3 times as many.
    [Theory]
    [InlineData(0.2, 199)]
    [InlineData(0.3, 90)]
    [InlineData(0.5, 34)]
    [InlineData(0.8, 15)]
    [InlineData(1.0, 10)]
    public void TheNumberIsThatOfTheTTestOverTheEfficiency(double effect, int images) =>
        Assert.InRange(PairedSampleSize.Of(effect, 1), (images - 1) / PairedSampleSize.WilcoxonEfficiency, Math.Ceiling(images / PairedSampleSize.WilcoxonEfficiency));

    // 2,000 samples: a share of 80 % has a standard error of 0.9 %.
    [Fact]
    public void ThatManyImagesSeeTheDifferenceFourTimesInFive()
    {
        var images = (int)PairedSampleSize.Of(0.02, 0.04);
        var generator = new MersenneTwister(6);
        var seen = Enumerable.Range(0, 2000).Count(_ => WilcoxonTest.Of([.. Enumerable.Range(0, images).Select(_ => 0.02 + (0.04 * generator.NextNormal()))], new double[images]).PValue <= 0.05);
        Assert.InRange(seen / 2000.0, 0.77, 0.83);
    }

    [Fact]
    public void TheEdgesAreDefined()
    {
        Assert.Equal(double.PositiveInfinity, PairedSampleSize.Of(0, 1));
        Assert.Equal(6, PairedSampleSize.Of(1, 0));
        Assert.Equal(PairedSampleSize.Of(0.1, 1), PairedSampleSize.Of(-0.1, 1));
        Assert.True(PairedSampleSize.Of(0.1, 1, alpha: 0.01) > PairedSampleSize.Of(0.1, 1));
        Assert.Throws<SegLabException>(() => PairedSampleSize.Of(0.1, 1, power: 1));
        Assert.Throws<SegLabException>(() => PairedSampleSize.Of(double.NaN, 1));
    }
}
