using SegLab.Statistics;
using Xunit;

namespace SegLab.Tests.Statistics;

public sealed class FriedmanTestTests
{
    // Demšar 2006, section 3.2.2: mean ranks, χ² = 9.28 and F = 3.69, all without correction for ties.
    [Fact]
    public void DemsarsExample()
    {
        var test = FriedmanTest.Of(PublishedExamples.Demsar);
        Assert.Equal([3.143, 2.000, 2.893, 1.964], test.MeanRanks.Select(rank => Math.Round(rank, 3)));
        Assert.Equal((14, 4), (test.Images, test.Treatments));
        Assert.Equal(9.28, test.ChiSquare * test.TieCorrection, 0.005);
        Assert.Equal(3.69, FriedmanTest.ImanDavenport(9.28, 14, 4), 0.005);
        // scipy 1.10.1, friedmanchisquare (corrected for ties), and stats.f.sf of Iman and Davenport's form of it.
        Assert.Equal(10.228346456692925, test.ChiSquare, 1e-9);
        Assert.Equal(0.016721580328441323, test.ChiSquarePValue, 1e-12);
        Assert.Equal(4.1851301115241695, test.F, 1e-9);
        Assert.Equal(0.011620659515310954, test.PValue, 1e-12);
    }

    // Hollander and Wolfe 1973, section 7.1: S' = 11.1; R 4's friedman.test gives 11.143 and 0.003805. Less time is better.
    [Fact]
    public void ATextbookExampleWithTies()
    {
        var test = FriedmanTest.Of(PublishedExamples.RoundingFirstBase, higherIsBetter: false);
        Assert.Equal(11.142857142857132, test.ChiSquare, 1e-9);
        Assert.Equal(0.003805040775511383, test.ChiSquarePValue, 1e-12);
        Assert.Equal(7.121739130434773, test.F, 1e-9);
        Assert.Equal(0.0021712983876075393, test.PValue, 1e-12);
        Assert.Equal([53 / 22.0, 47 / 22.0, 32 / 22.0], test.MeanRanks, (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void TheBestIsFirstWhicheverWayTheScoreGoes()
    {
        double[][] scores = [[0.9, 0.8], [0.5, 0.4], [0.7, 0.6]];
        Assert.Equal([1, 3, 2], FriedmanTest.Of(scores).MeanRanks);
        Assert.Equal([3, 1, 2], FriedmanTest.Of(scores, higherIsBetter: false).MeanRanks);
    }

    [Fact]
    public void ImagesThatAllRankAlikeLeaveNoDoubt()
    {
        var test = FriedmanTest.Of([[0.9, 0.8, 0.7], [0.5, 0.4, 0.3]]);
        Assert.Equal((3, double.PositiveInfinity, 0), (test.ChiSquare, test.F, test.PValue));
    }

    [Fact]
    public void WhereNothingDiffersNothingIsShown()
    {
        var test = FriedmanTest.Of([[0.9, 0.8], [0.9, 0.8], [0.9, 0.8]]);
        Assert.Equal((0, 0, 1, 1), (test.ChiSquare, test.F, test.ChiSquarePValue, test.PValue));
        Assert.Equal([2, 2, 2], test.MeanRanks);
    }

    [Fact]
    public void OneListAndListsOfDifferentLengthAreRefused()
    {
        Assert.Contains("one list", Assert.Throws<SegLabException>(() => FriedmanTest.Of([[1, 2]])).Message, StringComparison.Ordinal);
        Assert.Contains("2, 1 values", Assert.Throws<SegLabException>(() => FriedmanTest.Of([[1, 2], [1]])).Message, StringComparison.Ordinal);
        Assert.Throws<SegLabException>(() => FriedmanTest.Of([]));
    }
}
