using System.IO.Compression;
using SegLab.Figures.Painting;
using SkiaSharp;
using Xunit;

namespace SegLab.Tests.Figures.Painting;

public sealed class IndexedPngTests
{
    [Fact]
    public void FewColoursAreKeptExactly()
    {
        using var bitmap = Bitmap(16, 16, (x, y) => new SKColor((byte)(x / 4 * 85), (byte)(y / 4 * 85), 0));
        using var decoded = SKBitmap.Decode(IndexedPng.Encode(bitmap, 16, CompressionLevel.SmallestSize));
        Assert.Equal(bitmap.Pixels, decoded.Pixels);
    }

    [Theory]
    [InlineData(2, 140)]
    [InlineData(24, 60)]
    [InlineData(256, 30)]
    public void ManyColoursBecomeNearOnes(int colors, int tolerance)
    {
        using var bitmap = Bitmap(64, 64, (x, y) => new SKColor((byte)(4 * x), (byte)(4 * y), (byte)(2 * (x + y))));
        using var decoded = SKBitmap.Decode(IndexedPng.Encode(bitmap, colors, CompressionLevel.Fastest));
        Assert.InRange(decoded.Pixels.Distinct().Count(), 2, colors);
        var worst = bitmap.Pixels.Zip(decoded.Pixels, (before, after) => Math.Max(Math.Abs(before.Red - after.Red), Math.Abs(before.Green - after.Green))).Average();
        Assert.InRange(worst, 0, tolerance / 2.0);
    }

    private static SKBitmap Bitmap(int width, int height, Func<int, int, SKColor> color)
    {
        var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Premul));
        bitmap.Pixels = [.. Enumerable.Range(0, width * height).Select(pixel => color(pixel % width, pixel / width))];
        return bitmap;
    }
}
