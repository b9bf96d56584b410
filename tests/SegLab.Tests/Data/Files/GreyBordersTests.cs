using SegLab.Data;
using SegLab.Data.Files;
using SkiaSharp;
using Xunit;

namespace SegLab.Tests.Data.Files;

/// <summary>What JPEG and resizing make of two levels is cut at one half; a third class, a photograph or a slope is refused.</summary>
public sealed class GreyBordersTests : IDisposable
{
    private const int Width = 96;
    private const int Height = 64;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(255, 10)]
    [InlineData(255, 50)]
    [InlineData(255, 75)]
    [InlineData(255, 95)]
    [InlineData(128, 90)]
    public void AJpegMaskIsCutAtOneHalf(byte level, int quality)
    {
        Save("a.jpg", pixel => (byte)(IsLesion(pixel) ? level : 0), SKEncodedImageFormat.Jpeg, quality);
        var levels = Levels("a.jpg");
        Assert.InRange(levels.Distinct().Count(), 3, 256);
        Assert.Equal(levels.Select(value => (byte)(2 * value > level ? 1 : 0)), Read("a.jpg"));
    }

    /// <summary>Resized by a factor, then back, linearly.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    public void AResizedMaskIsCutAtOneHalf(int factor)
    {
        using var whole = Bitmap(pixel => (byte)(IsLesion(pixel) ? 255 : 0));
        using var small = whole.Resize(new SKImageInfo(Width / factor, Height / factor, SKColorType.Gray8, SKAlphaType.Opaque), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        using var back = small.Resize(new SKImageInfo(Width, Height, SKColorType.Gray8, SKAlphaType.Opaque), new SKSamplingOptions(SKFilterMode.Linear));
        using (var data = back.Encode(SKEncodedImageFormat.Png, 100))
            File.WriteAllBytes(_folder["a.png"], data.ToArray());
        Assert.Equal(Levels("a.png").Select(value => (byte)(value > 127 ? 1 : 0)), Read("a.png"));
    }

    public static TheoryData<string, Func<int, int>> Unclear => new()
    {
        { "a slope", pixel => pixel % Width * 255 / Width },
        { "noise", pixel => pixel * 7919 % 251 },
        { "a third class in the middle", pixel => IsLesion(pixel) ? (pixel % Width < Width / 2 ? 128 : 255) : 0 },
        { "a third class near the brightest", pixel => IsLesion(pixel) ? (pixel % Width < Width / 2 ? 200 : 255) : 0 },
        { "labels and a void border", pixel => IsLesion(pixel) ? 1 : IsLesion(pixel + 2) || IsLesion(pixel - 2) ? 255 : 0 },
        { "a thin line", pixel => pixel / Width == 60 ? 128 : IsLesion(pixel) ? 255 : 0 },
        { "a photograph", pixel => (IsLesion(pixel) ? 60 : 170) + (pixel * 7919 % 41) },
        { "labels", pixel => pixel % Width / 24 },
    };

    [Theory]
    [MemberData(nameof(Unclear))]
    public void WhatHasNoTwoPeaksIsRefused(string what, Func<int, int> level)
    {
        Save("a.png", pixel => (byte)level(pixel), SKEncodedImageFormat.Png, 100);
        Assert.False(PictureFile.TryReadMask(_folder["a.png"], out _, out var problem), what);
        Assert.Matches("^the mask has [0-9]+ (levels|values)", problem);
    }

    [Fact]
    public void OneNoticeNamesTheMasksThatWereCut()
    {
        foreach (var name in (string[])["a", "b", "c"])
        {
            TestPictures.Save(_folder[$"images/{name}.png"], TestPictures.Image(Width, Height, seed: name[0]));
            Save($"masks/{name}.jpg", pixel => (byte)(IsLesion(pixel) ? 255 : 0), SKEncodedImageFormat.Jpeg, 80);
        }

        var source = DataSource.Open(_folder.Path);
        const string Notice = "3 of 3 masks have grey borders, as JPEG and resizing leave them, and were cut at one half: a, b, c.";
        Assert.Equal([Notice], source.Check().Notices);
        var told = new List<string>();
        source.Load(16, new LoadOptions { Notice = told.Add });
        Assert.Equal([Notice], told);
    }

    private static bool IsLesion(int pixel)
    {
        var (across, down) = ((pixel % Width) - 40, (pixel / Width) - 30);
        return (across * across) + (2 * down * down) < 600;
    }

    private static SKBitmap Bitmap(Func<int, byte> level)
    {
        var bitmap = new SKBitmap(Width, Height, SKColorType.Gray8, SKAlphaType.Opaque);
        for (var pixel = 0; pixel < Width * Height; pixel++)
            bitmap.GetPixelSpan()[((pixel / Width) * bitmap.RowBytes) + (pixel % Width)] = level(pixel);
        return bitmap;
    }

    private void Save(string name, Func<int, byte> level, SKEncodedImageFormat format, int quality)
    {
        using var bitmap = Bitmap(level);
        using var data = bitmap.Encode(format, quality);
        File.WriteAllBytes(_folder[name], data.ToArray());
    }

    private byte[] Levels(string name)
    {
        Assert.True(PictureFile.TryReadImage(_folder[name], out var image, out var problem), problem);
        return [.. image.Pixels.Where((_, place) => place % 3 == 0)];
    }

    private byte[] Read(string name)
    {
        Assert.True(PictureFile.TryReadMask(_folder[name], out var mask, out var problem), problem);
        return mask.Pixels;
    }
}
