using SegLab.Data;
using SegLab.Data.Files;
using Xunit;

namespace SegLab.Tests.Data.Files;

public sealed class PngFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(new byte[] { 0, 1, 1, 0, 1, 0 })]
    [InlineData(new byte[] { 0, 0, 0, 0, 0, 0 })]
    [InlineData(new byte[] { 1, 1, 1, 1, 1, 1 })]
    public void AMaskComesBack(byte[] pixels)
    {
        File.WriteAllBytes(_folder["mask.png"], PngFile.Of(new Mask(3, 2, pixels)));
        var mask = PngFile.ReadMask(_folder["mask.png"]);
        Assert.Equal((3, 2), (mask.Width, mask.Height));
        Assert.Equal(pixels, mask.Pixels);
    }

    [Fact]
    public void APictureComesBack()
    {
        byte[] pixels = [255, 0, 0, 0, 255, 0, 0, 0, 255, 1, 2, 3];
        File.WriteAllBytes(_folder["picture.png"], PngFile.Of(new RgbImage(2, 2, pixels)));
        Assert.True(PictureFile.TryReadImage(_folder["picture.png"], out var image, out var problem), problem);
        Assert.Equal(pixels, image.Pixels);
    }

    [Fact]
    public void WhatIsNoPictureIsRefused()
    {
        File.WriteAllText(_folder["mask.png"], "no picture");
        Assert.Throws<FormatException>(() => PngFile.ReadMask(_folder["mask.png"]));
    }
}
