using SegLab.Statistics;
using Xunit;

namespace SegLab.Tests.Statistics;

public sealed class NemenyiTestTests
{
    // Demšar 2006, section 3.2.2: CD = 1.25 at 0.05, where no pair differs, and 1.12 at 0.10, where C4.5 differs from both with m.
    [Fact]
    public void DemsarsExample()
    {
        var friedman = FriedmanTest.Of(PublishedExamples.Demsar);
        var atFive = NemenyiTest.Of(friedman);
        Assert.Equal(1.25, atFive.CriticalDifference, 0.005);
        Assert.Equal([[3, 1, 2, 0]], atFive.Cliques);
        var atTen = NemenyiTest.Of(friedman, alpha: 0.10);
        Assert.Equal(1.12, atTen.CriticalDifference, 0.005);
        Assert.Equal([[3, 1, 2], [2, 0]], atTen.Cliques);
        Assert.InRange(atTen.PValue(0, 3), 0.05, 0.10);
        Assert.InRange(atTen.PValue(0, 1), 0.05, 0.10);
        Assert.True(atTen.PValue(1, 2) > 0.10);
    }

    [Fact]
    public void APairAtTheCriticalDifferenceHasTheLevelAsItsPValue()
    {
        var difference = NemenyiTest.CriticalDifferenceOf(7, 50, 0.03);
        Assert.Equal(0.03, new NemenyiTest([1, 1 + difference, 3, 4, 5, 6, 7], 50, 0.03, difference).PValue(0, 1), 1e-9);
    }

    [Theory]
    [InlineData(new[] { 1.0, 2, 3 }, 0.5, "")]
    [InlineData(new[] { 1.0, 2, 3 }, 1.0, "")]
    [InlineData(new[] { 1.0, 2, 3 }, 1.5, "01 12")]
    [InlineData(new[] { 1.0, 2, 3 }, 2.5, "012")]
    [InlineData(new[] { 4.0, 1, 1.2, 3.9, 2.6 }, 0.3, "12 30")]
    [InlineData(new[] { 4.0, 1, 1.2, 3.9, 2.6 }, 1.5, "12 24 430")]
    public void CliquesAreTheLargestGroupsWithinTheDifference(double[] ranks, double difference, string expected) =>
        Assert.Equal(expected, string.Join(' ', NemenyiTest.CliquesOf(ranks, difference).Select(clique => string.Concat(clique))));

    [Fact]
    public void WrongArgumentsAreRefused()
    {
        Assert.Throws<SegLabException>(() => NemenyiTest.CriticalDifferenceOf(1, 50));
        Assert.Throws<SegLabException>(() => NemenyiTest.CriticalDifferenceOf(3, 0));
        Assert.Throws<SegLabException>(() => NemenyiTest.CriticalDifferenceOf(3, 50, 1.5));
    }
}
