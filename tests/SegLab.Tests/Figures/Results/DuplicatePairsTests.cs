using SegLab.Data;
using SegLab.Data.Duplicates;
using SegLab.Figures.Results;
using Xunit;

namespace SegLab.Tests.Figures.Results;

public sealed class DuplicatePairsTests
{
    private static readonly ImageSet Images = ClosedForm.Pictures([0, 1, 2], 16, 16, 1);

    [Fact]
    public void EachPairStandsOverItsDuplicateSixInARow()
    {
        DuplicatePair[] pairs = [.. Enumerable.Range(0, 7).Select(_ => new DuplicatePair(0, 2, "a", "b", DuplicateKind.Near, 0.914, Symmetry.None))];
        var grid = DuplicatePairs.Of("", pairs, Images);
        Assert.Equal([6, 6, 1, 1], grid.Rows.Select(row => row.Pictures.Count));
        Assert.Equal(Images.Picture(0).Pixels, grid.Rows[0].Pictures[0].Image.Pixels);
        Assert.Equal(Images.Picture(2).Pixels, grid.Rows[1].Pictures[5].Image.Pixels);
        Assert.Equal(("a", "b, 0.91"), (grid.Rows[2].Captions![0], grid.Rows[3].Captions![0]));
    }

    [Fact]
    public void PairsOfAnotherSetAreRefused() => Assert.Contains(
        "hold 3 and 3 pictures",
        Assert.Throws<SegLabException>(() => DuplicatePairs.Of("", [new DuplicatePair(0, 3, "a", "b", DuplicateKind.Identical, 1, Symmetry.None)], Images)).Message,
        StringComparison.Ordinal);
}
