using SegLab.Randomness;
using SegLab.Statistics;
using Xunit;

namespace SegLab.Tests.Statistics;

public sealed class PermutationTestTests
{
    // Fisher 1935, section 21: 1726 of the 32,768 sign patterns reach Darwin's sum; scipy 1.10.1, permutation_test, agrees.
    [Fact]
    public void DarwinsMaizeIsEnumerated()
    {
        var test = PermutationTest.Of(PublishedExamples.Darwin, new double[15], seed: 1);
        Assert.Equal((314.0 / 15, 1726 / 32768.0, 32768, true), (test.MeanDifference, test.PValue, test.Permutations, test.IsExact));
    }

    // With two zeros among 17 the drawn patterns estimate Fisher's share: standard error 0.0007 for 100,000.
    [Fact]
    public void MoreImagesAreDrawn()
    {
        var test = PermutationTest.Of([.. PublishedExamples.Darwin, 0, 0], new double[17], seed: 1, permutations: 100_000);
        Assert.False(test.IsExact);
        Assert.Equal(1726 / 32768.0, test.PValue, 0.0025);
        Assert.NotEqual(test.PValue, PermutationTest.Of([.. PublishedExamples.Darwin, 0, 0], new double[17], seed: 2, permutations: 100_000).PValue);
    }

    [Fact]
    public void ADrawnPValueIsNeverZero()
    {
        var test = PermutationTest.Of([.. Enumerable.Repeat(1.0, 60)], new double[60], seed: 1, permutations: 999);
        Assert.Equal(0.001, test.PValue, 1e-15);
    }

    // With no difference a p-value of at most 0.05 comes up once in twenty: 2,000 samples, three standard errors of 0.5 %.
    [Fact]
    public void FalseAlarmsAreAsOftenAsTheLevelSays()
    {
        var generator = new MersenneTwister(8);
        var alarms = Enumerable.Range(0, 2000).Count(sample => PermutationTest.Of([.. Enumerable.Range(0, 30).Select(_ => generator.NextNormal())], new double[30], (uint)sample, permutations: 199).PValue <= 0.05);
        Assert.InRange(alarms / 2000.0, 0.035, 0.065);
    }

    [Fact]
    public void WhereNothingDiffersNothingIsShown() => Assert.Equal(1, PermutationTest.Of([0.3, 0.4], [0.3, 0.4], seed: 1).PValue);

    [Fact]
    public void WrongArgumentsAreRefusedAllAtOnce()
    {
        var message = Assert.Throws<SegLabException>(() => PermutationTest.Of([1, 2], [1], seed: 1, permutations: 5)).Message;
        Assert.Contains("2, 1 values", message, StringComparison.Ordinal);
        Assert.Contains("5 permutations", message, StringComparison.Ordinal);
    }
}
