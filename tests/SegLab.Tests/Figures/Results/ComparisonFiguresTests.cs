using SegLab.Figures.Results;
using SegLab.Statistics;
using SegLab.Tests.Statistics;
using Xunit;

namespace SegLab.Tests.Figures.Results;

public sealed class ComparisonFiguresTests
{
    private static readonly Comparison Single = Comparison.Of([MadeScores.Of("SegNet", 0), MadeScores.Of("UNet", 0.05), MadeScores.Of("SegNet2", 0.02)]);
    private static readonly Comparison Seeds = Comparison.Of([MadeScores.Of("SegNet", 0, seeds: 3, seedNoise: 0.01), MadeScores.Of("UNet", 0.05, seeds: 3, seedNoise: 0.01)]);

    [Fact]
    public void RanksAreThoseOfFriedmansTest()
    {
        var diagram = ComparisonFigures.Ranks(Single);
        Assert.Equal("Mean ranks of IoU, 50 images", diagram.Title);
        Assert.Equal(["UNet", "SegNet2", "SegNet"], diagram.Names.Select(name => name.Name));
        Assert.Equal(Single.Friedman.MeanRanks.Order(), diagram.Names.Select(name => name.MeanRank));
        Assert.Equal(Single.Nemenyi.CriticalDifference, diagram.CriticalDifference);
    }

    [Fact]
    public void MeansStandBestFirstWithEachSeedWhereThereAreSeveral()
    {
        var single = ComparisonFigures.Means(Single);
        Assert.Equal("IoU, mean with 95 % interval over 50 images", single.Title);
        Assert.Equal(["UNet", "SegNet2", "SegNet"], single.Rows.Select(row => row.Name));
        Assert.Equal((Single.Means[1].Lower, Single.Means[1].Upper), (single.Rows[0].Low, single.Rows[0].High));
        Assert.All(single.Rows, row => Assert.Empty(row.Points));
        var seeds = ComparisonFigures.Means(Seeds);
        Assert.Equal("IoU, mean with 95 % interval over seeds and 50 images", seeds.Title);
        Assert.Equal(Seeds.Spreads[1].SeedScores, seeds.Rows[0].Points);
    }

    [Fact]
    public void WhereLessIsBetterTheLeastIsOnTop()
    {
        var distances = Comparison.Of(Single.Scores, new ComparisonOptions { Measure = "ASSD", HigherIsBetter = false });
        Assert.Equal("SegNet", ComparisonFigures.Means(distances).Rows[0].Name);
        Assert.Equal("SegNet", ComparisonFigures.Ranks(distances).Names[0].Name);
    }

    [Fact]
    public void TheTableSaysOverWhatAnIntervalIs()
    {
        var table = ComparisonFigures.MeanTable(Seeds);
        Assert.Equal(["recipe", "mean", "95 % interval", "interval over", "seeds", "deviation over seeds", "mean rank"], table.Columns.Select(column => column.Name));
        Assert.Equal(["UNet", "seeds and images", "3"], [table.Rows[0][0], table.Rows[0][3], table.Rows[0][4]]);
        Assert.Equal(["images", "1", "–"], ComparisonFigures.MeanTable(Single).Rows[0].Skip(3).Take(3));
    }

    [Fact]
    public void WhoFoundNothingIsNotRanked()
    {
        NamedScores nothing = new("nothing", Enumerable.Repeat(0.0, 50).ToArray()) { FailedSeeds = 1 };
        var comparison = Comparison.Of([nothing, .. Single.Scores]);
        var diagram = ComparisonFigures.Ranks(comparison);
        Assert.Equal("Mean ranks of IoU, 50 images; found nothing, not ranked: nothing", diagram.Title);
        Assert.Equal(ComparisonFigures.Ranks(Single).Names, diagram.Names);
        Assert.Equal(Single.Nemenyi.CriticalDifference, diagram.CriticalDifference);
        var table = ComparisonFigures.MeanTable(comparison);
        Assert.Equal(["nothing (found nothing)", "0.000", "–", "images", "1", "–", "–"], table.Rows[^1]);
        Assert.Equal(ComparisonFigures.MeanTable(Single).Rows.Select(row => row[^1]), table.Rows.SkipLast(1).Select(row => row[^1]));
        Assert.Equal("found nothing", ComparisonFigures.PairTable(comparison).Rows[0][^1]);

        var none = Comparison.Of([nothing, new NamedScores("too", nothing.Seeds) { FailedSeeds = 1 }]);
        Assert.Equal("Mean ranks of IoU, 50 images; all scores are equal; no ranking, 2 of 2 found nothing", ComparisonFigures.Ranks(none).Title);
        Assert.All(ComparisonFigures.MeanTable(none).Columns, column => Assert.Null(column.Highlight));
    }

    [Fact]
    public void TheTableOfPairsHasEveryPair()
    {
        var table = ComparisonFigures.PairTable(Single);
        Assert.Equal("Pairs, p-values after Holm's correction over 3", table.Title);
        Assert.Equal(["SegNet − UNet", "SegNet − SegNet2", "UNet − SegNet2"], table.Rows.Select(row => row[0]));
        Assert.StartsWith("−0.0", table.Rows[0][1], StringComparison.Ordinal);
        Assert.Equal(("< 0.001", "yes"), (table.Rows[0][3], table.Rows[0][^1]));
    }
}
