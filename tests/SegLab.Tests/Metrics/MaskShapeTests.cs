using FsCheck;
using FsCheck.Xunit;
using SegLab.Data;
using SegLab.Metrics;
using Xunit;

namespace SegLab.Tests.Metrics;

public sealed class MaskShapeTests
{
    // Lengths of perimeter_crofton(mask, 4) of scikit-image 0.19.3; compactness from them by 4πA/P².
    [Theory]
    [InlineData(9, 9, "box 4 4 1 1", 1, 2.681517061334488, 1)]
    [InlineData(9, 9, "box 2 4 5 1", 5, 10.265992653082646, 0.5961807789270461)]
    [InlineData(40, 40, "box 10 10 20 20", 400, 74.734035182942, 0.8999802750157325)]
    [InlineData(40, 40, "disc 20 20 8", 197, 52.25011444992385, 0.9067793011775311)]
    [InlineData(256, 256, "disc 128 128 60", 11289, 377.7781596793734, 0.9940120376011314)]
    [InlineData(12, 10, "box 0 0 12 10", 120, 40.603895020075285, 0.9146516403109037)]
    [InlineData(40, 40, "disc 3 5 12", 233, 57.248357755352, 0.8933871865429087)]
    [InlineData(60, 40, "disc 12 12 8 + box 30 20 12 9", 305, 90.9578905720621, 0.46326441679023317)]
    [InlineData(41, 41, "diamond 20 20 12", 313, 67.0379265333622, 0.8752115798735485)]
    [InlineData(7, 5, "", 0, 0, 1)]
    public void LengthsAreThoseOfScikitImage(int width, int height, string shapes, long area, double length, double compactness)
    {
        var shape = MaskShape.Of(DrawnMasks.Of(width, height, shapes));
        Assert.Equal(area, shape.Area);
        Assert.Equal(length, shape.BoundaryLength, 1e-10);
        Assert.Equal(compactness, shape.Compactness, 1e-12);
    }

    [Fact]
    public void ARaggedBorderIsLessCompactThanASmoothOne()
    {
        var smooth = DrawnMasks.Of(64, 64, "disc 32 32 20");
        var ragged = DrawnMasks.Where(64, 64, (x, y) => Math.Pow(x - 32, 2) + Math.Pow(y - 32, 2) <= Math.Pow(20 + (3 * Math.Sin(16 * Math.Atan2(y - 32, x - 32))), 2));
        Assert.True(MaskShape.Of(ragged).Compactness < 0.7 * MaskShape.Of(smooth).Compactness);
    }

    [Property]
    public bool ShapesDoNotDependOnPlaceOrDirection(uint seed, byte margin)
    {
        var mask = DrawnMasks.RandomMasks(seed, 1)[0];
        var shape = MaskShape.Of(mask);
        Mask[] same = [mask.Mirrored(), mask.Transposed(), mask.Padded(margin % 3, margin % 5, margin % 2, margin % 7)];
        return shape.Compactness is > 0 and <= 1 && Array.TrueForAll(same, other => MaskShape.Of(other) is var found && found.Area == shape.Area && Math.Abs(found.BoundaryLength - shape.BoundaryLength) < 1e-9);
    }

    [Fact]
    public void PixelsThatDoNotFillTheSizeAreRefused()
    {
        Assert.Contains("3×2 has 5 pixels", Assert.Throws<SegLabException>(() => MaskShape.Of(new Mask(3, 2, new byte[5]))).Message, StringComparison.Ordinal);
        Assert.Throws<SegLabException>(() => MaskShape.Of(new Mask(0, 0, [])));
    }
}
