using SegLab.Statistics;
using Xunit;

namespace SegLab.Tests.Statistics;

/// <summary>What is said of a pair, and when.</summary>
public sealed class PairedComparisonTests
{
    // Numbers that one can follow; each test changes what it is about.
    private static PairedComparison Pair => new()
    {
        First = "A",
        Second = "B",
        Options = new ComparisonOptions(),
        Difference = new MeanInterval(0.031, 0.012, 0.05, 0.95, 50),
        StandardDeviation = 0.062,
        Wilcoxon = new WilcoxonTest(50, 0, 900, 375, 0.001, true),
        Permutation = new PermutationTest(0.031, 0.002, 10_000, false),
        Pairs = 4,
        CorrectedWilcoxon = 0.004,
        CorrectedPermutation = 0.008,
    };

    [Fact]
    public void TheBetterOneIsNamedFirst()
    {
        const string expected = "A is better than B by 0.031 IoU (95 % interval 0.012 to 0.050 over 50 images; Wilcoxon p = 0.004 after Holm's correction).";
        Assert.True(Pair.IsToldApart);
        Assert.Equal(expected, Pair.ToString());
        Assert.Equal(expected, Pair.Exchanged().ToString());
        Assert.Contains("Wilcoxon p < 0.001)", (Pair with { Pairs = 1, CorrectedWilcoxon = 0.0004 }).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void OfDistancesTheShorterIsBetter()
    {
        var pair = Pair with { Options = new ComparisonOptions { Measure = "HD95", HigherIsBetter = false } };
        Assert.Equal("B is better than A by 0.031 HD95 (lower is better; 95 % interval 0.012 to 0.050 over 50 images; Wilcoxon p = 0.004 after Holm's correction).", pair.ToString());
    }

    [Fact]
    public void ThoseNotToldApartGetTheNumberOfImagesThatWouldBeNeeded()
    {
        var pair = Pair with { Difference = new MeanInterval(0.01, -0.007, 0.027, 0.95, 50), CorrectedWilcoxon = 0.52 };
        Assert.False(pair.IsToldApart);
        Assert.Equal(0.01 / 0.062, pair.EffectSize, 1e-12);
        // ((z(1 − 0.05/8) + z(0.8)) · 6.2)² = 429.2 and z²/2 = 3.12, over 0.955: 452.7.
        Assert.Equal(453, pair.ImagesNeeded);
        Assert.Equal("A and B can't be told apart with 50 images (difference 0.010 IoU, 95 % interval −0.007 to 0.027 over 50 images; Wilcoxon p = 0.520 after Holm's correction); about 460 images would be needed.", pair.ToString());
        Assert.EndsWith("; about 460 images would be needed for these networks.", (pair with { Difference = pair.Difference with { Over = SampledOver.SeedsAndImages, Seeds = 5 } }).ToString(), StringComparison.Ordinal);
        Assert.EndsWith("; more than 10,000 images would be needed.", (pair with { Difference = pair.Difference with { Mean = 0.001 } }).ToString(), StringComparison.Ordinal);
        Assert.EndsWith("; a few more images may be enough.", (pair with { Difference = pair.Difference with { Mean = 0.05 } }).ToString(), StringComparison.Ordinal);
        Assert.EndsWith("; their means are equal, and more images would show it as well.", (pair with { Difference = pair.Difference with { Mean = 0 } }).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void RanksAloneDoNotMakeAWinner()
    {
        var pair = Pair with { Difference = new MeanInterval(0.02, -0.01, 0.05, 0.95, 50) { Over = SampledOver.SeedsAndImages, Seeds = 3 } };
        Assert.False(pair.IsToldApart);
        Assert.Equal("A and B can't be told apart: image by image they differ (Wilcoxon p = 0.004 after Holm's correction), but the mean difference of 0.020 IoU (95 % interval −0.010 to 0.050 over 3 seeds and 50 images) may be zero, as another training could turn it round; more seeds would be needed.", pair.ToString());
        var against = Pair with { Wilcoxon = Pair.Wilcoxon with { PositiveRankSum = 375, NegativeRankSum = 900 } };
        Assert.False(against.IsToldApart);
        Assert.Contains("points the other way", against.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void EqualScoresAreNoDifference()
    {
        var pair = Comparison.Of([MadeScores.Of("A", 0), new NamedScores("copy", MadeScores.Of("A", 0).Seeds)]).Pairs[0];
        Assert.Equal((0, 0, 1, 1), (pair.Difference.Mean, pair.EffectSize, pair.CorrectedWilcoxon, pair.CorrectedPermutation));
        Assert.Equal("A and copy have the same IoU on each of the 50 images.", pair.ToString());
    }
}
