using FsCheck.Xunit;
using SegLab.Randomness;
using SegLab.Statistics;
using Xunit;

namespace SegLab.Tests.Statistics;

public sealed class WilcoxonTestTests
{
    // Hollander and Wolfe 1973, section 3.1: W₊ = 40; scipy 1.10.1 gives W = 5 and p = 0.0390625 (20/512).
    [Fact]
    public void ATextbookExampleWithoutTies()
    {
        var test = WilcoxonTest.Of(PublishedExamples.Depression.Before, PublishedExamples.Depression.After);
        Assert.Equal((9, 0, 40, 5, 0.0390625, true), (test.Count, test.Zeros, test.PositiveRankSum, test.NegativeRankSum, test.PValue, test.IsExact));
        Assert.Equal(35.0 / 45, test.RankBiserial, 1e-15);
    }

    // scipy 1.10.1, wilcoxon: W = 24, p = 0.041259765625.
    [Fact]
    public void DarwinsMaize()
    {
        var test = WilcoxonTest.Of(PublishedExamples.Darwin, new double[15]);
        Assert.Equal((96, 24), (test.PositiveRankSum, test.NegativeRankSum));
        Assert.Equal(0.041259765625, test.PValue, 1e-15);
    }

    // scipy 1.10.1, wilcoxon(sin(1.7 i) + 0.25), i = 0 … 39, method exact.
    [Fact]
    public void FortyDifferences()
    {
        var test = WilcoxonTest.Of([.. Enumerable.Range(0, 40).Select(index => Math.Sin(1.7 * index) + 0.25)], new double[40]);
        Assert.Equal(250, test.NegativeRankSum);
        Assert.Equal(0.03097046168477391, test.PValue, 1e-14);
    }

    // Demšar 2006, section 3.1.3, gives R₊ = 93 and R₋ = 12, of which 1.5 each are a half of the zeros' ranks; Pratt leaves those out.
    [Fact]
    public void ZerosAreRankedAndLeftOut()
    {
        var test = WilcoxonTest.Of(PublishedExamples.Demsar[1], PublishedExamples.Demsar[0]);
        Assert.Equal((14, 2, 91.5, 10.5), (test.Count, test.Zeros, test.PositiveRankSum, test.NegativeRankSum));
        // 32 of the 4096 sign patterns of the twelve ranks, counted by scipy's rankdata and all products of signs.
        Assert.Equal(32 / 4096.0, test.PValue, 1e-15);
    }

    // scipy 1.10.1, wilcoxon(round(sin(1.7 i) + 0.12 + 0.2 cos(0.31 i), 1), zero_method="pratt", correction=True, method="approx"), i = 0 … 299.
    [Fact]
    public void ManyDifferencesWithTiesAndZerosAreApproximated()
    {
        var test = WilcoxonTest.Of([.. Enumerable.Range(0, 300).Select(index => Math.Round(Math.Sin(1.7 * index) + 0.12 + (0.2 * Math.Cos(0.31 * index)), 1))], new double[300]);
        Assert.Equal((10, 18227, false), (test.Zeros, test.NegativeRankSum, test.IsExact));
        Assert.Equal(0.004033237330666716, test.PValue, 1e-12);
    }

    [Fact]
    public void TheApproximationMeetsTheExactDistribution()
    {
        var generator = new MersenneTwister(4);
        var differences = Enumerable.Range(0, WilcoxonTest.ExactLimit).Select(_ => generator.NextNormal() + 0.15).ToArray();
        var test = WilcoxonTest.Of(differences, new double[differences.Length]);
        Assert.True(test.IsExact);
        Assert.Equal(test.PValue, WilcoxonTest.Approximate([.. Enumerable.Range(1, differences.Length).Select(rank => (double)rank)], test.PositiveRankSum), 0.001);
    }

    [Property(MaxTest = 50)]
    public bool TiedDifferencesHaveTheShareOfAllSignPatterns(uint seed)
    {
        var generator = new MersenneTwister(seed);
        var differences = Enumerable.Range(0, 1 + generator.Next(10)).Select(_ => 0.1 * (generator.Next(9) - 4)).ToArray();
        var test = WilcoxonTest.Of(differences, new double[differences.Length]);
        // Ranks again, from counting.
        var ranks = differences.Where(value => Math.Round(value, 9) != 0).Select(value => 1 + differences.Count(other => Math.Abs(other) < Math.Abs(value) - 1e-9) + ((differences.Count(other => Math.Abs(Math.Abs(other) - Math.Abs(value)) < 1e-9) - 1) / 2.0)).ToArray();
        var apart = Math.Abs(test.PositiveRankSum - test.NegativeRankSum);
        var patterns = Enumerable.Range(0, 1 << ranks.Length).Count(pattern => Math.Abs(ranks.Select((rank, index) => (pattern >> index & 1) == 0 ? rank : -rank).Sum()) >= apart - 1e-9);
        return Math.Abs(((double)patterns / (1 << ranks.Length)) - test.PValue) < 1e-12;
    }

    [Fact]
    public void WhereNothingDiffersNothingIsShown()
    {
        var test = WilcoxonTest.Of([0.3, 0.4], [0.3, 0.4]);
        Assert.Equal((2, 1.0, 0.0), (test.Zeros, test.PValue, test.RankBiserial));
    }

    // 0.3 − 0.2 and 0.2 − 0.1 are not the same number in a computer.
    [Fact]
    public void DifferencesEqualOnPaperAreTied() => Assert.Equal(1.5, WilcoxonTest.Of([0.3, 0.1], [0.2, 0.2]).PositiveRankSum);

    [Fact]
    public void ListsThatAreNoPairsAreRefused()
    {
        Assert.Contains("2, 1 values", Assert.Throws<SegLabException>(() => WilcoxonTest.Of([1, 2], [1])).Message, StringComparison.Ordinal);
        Assert.Throws<SegLabException>(() => WilcoxonTest.Of([], []));
        Assert.Contains("value 1 is not a finite number (list 1)", Assert.Throws<SegLabException>(() => WilcoxonTest.Of([1, 2], [1, double.NaN])).Message, StringComparison.Ordinal);
    }
}
