using FsCheck.Xunit;
using SegLab.Data;
using SegLab.Metrics;
using Xunit;

namespace SegLab.Tests.Metrics;

public sealed class BoundaryIouTests
{
    // By the authors' convention (mask less d erosions by a 3×3 square, d = round(fraction · diagonal), beyond the edge is outside),
    // computed with scipy 1.10.1.
    [Theory]
    [InlineData(64, 64, "disc 32 32 20", "disc 36 30 16", 0.02, 0.15021459227467812)]
    [InlineData(64, 64, "disc 32 32 20", "disc 36 30 16", 0.05, 0.27157894736842103)]
    [InlineData(64, 48, "disc 5 5 20", "disc 10 8 18", 0.02, 0.3906810035842294)]
    [InlineData(64, 48, "disc 5 5 20", "disc 10 8 18", 0.05, 0.5803571428571429)]
    [InlineData(96, 80, "disc 40 40 25", "box 20 20 50 40", 0.02, 0.09365558912386707)]
    [InlineData(96, 80, "disc 40 40 25", "box 20 20 50 40", 0.05, 0.33876442634080106)]
    [InlineData(64, 64, "disc 32 32 20 + box 1 1 2 2", "disc 32 32 20", 0.02, 0.9868421052631579)]
    [InlineData(64, 64, "", "", 0.02, 1)]
    [InlineData(64, 64, "disc 32 32 20", "", 0.02, 0)]
    [InlineData(64, 64, "", "disc 32 32 20", 0.02, 0)]
    public void BandsOverlapAsInTheAuthorsProgram(int width, int height, string prediction, string truth, double fraction, double expected)
        => Assert.Equal(expected, BoundaryIou.Of(DrawnMasks.Of(width, height, prediction), DrawnMasks.Of(width, height, truth), fraction), 1e-14);

    /// <summary>Against the chess distance to the nearest pixel outside.</summary>
    [Property]
    public bool BandsAreThoseOfBruteForce(uint seed, byte width)
    {
        var masks = DrawnMasks.RandomMasks(seed, 2);
        var fraction = (1 + (width % 30)) / 100.0;
        var distance = Math.Max(1, (int)Math.Round(fraction * Math.Sqrt((masks[0].Width * masks[0].Width) + (masks[0].Height * masks[0].Height))));
        return BoundaryIou.Of(masks[0], masks[1], fraction) == ConfusionCounts.Of(Band(masks[0]), Band(masks[1])).Iou;

        Mask Band(Mask mask) => DrawnMasks.Where(mask.Width, mask.Height, (x, y) => mask.Has(x, y) && Enumerable.Range(-distance, (2 * distance) + 1).Any(
            down => Enumerable.Range(-distance, (2 * distance) + 1).Any(right => !mask.Has(x + right, y + down))));
    }

    [Property]
    public bool ABandOfTheWholePictureIsThePlainIou(uint seed)
    {
        var masks = DrawnMasks.RandomMasks(seed, 2);
        return BoundaryIou.Of(masks[0], masks[1], 1) == ConfusionCounts.Of(masks[0], masks[1]).Iou;
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-0.1)]
    [InlineData(2)]
    [InlineData(double.NaN)]
    public void ABandThatIsNoShareOfTheDiagonalIsRefused(double fraction)
        => Assert.Throws<SegLabException>(() => BoundaryIou.Of(DrawnMasks.Of(8, 8, ""), DrawnMasks.Of(8, 8, ""), fraction));
}
