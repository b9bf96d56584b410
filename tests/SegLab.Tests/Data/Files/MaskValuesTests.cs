using SegLab.Data;
using SegLab.Data.Files;
using SkiaSharp;
using Xunit;

namespace SegLab.Tests.Data.Files;

/// <summary>Masks as labelling tools write them: in opacity, of 16 bits, of several classes.</summary>
public sealed class MaskValuesTests : IDisposable
{
    private static readonly byte[] _lesion = [0, 1, 1, 0, 1, 0];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Colour type, the values of skin and those of lesion.</summary>
    [Theory]
    [InlineData(0, "0", "1")]
    [InlineData(0, "0", "255")]
    [InlineData(0, "0", "65535")]
    [InlineData(0, "256", "257")]
    [InlineData(4, "65535 0", "65535 65535")]
    [InlineData(4, "0 0", "0 1")]
    [InlineData(4, "0 65535", "1 65535")]
    [InlineData(2, "0 0 0", "1 1 1")]
    [InlineData(6, "0 0 0 65535", "65535 65535 65535 65535")]
    [InlineData(6, "7 8 9 0", "7 8 9 65535")]
    public void SixteenBitsAreReadWhole(byte color, string skin, string lesion)
    {
        ushort[] values = [.. _lesion.SelectMany(pixel => (pixel == 0 ? skin : lesion).Split(' ').Select(ushort.Parse))];
        foreach (var filter in (byte[])[0, 1])
        {
            File.WriteAllBytes(_folder["a.png"], TestPng.SixteenBits(3, 2, color, values, filter));
            Assert.Equal(_lesion, Read("a.png"));
        }
    }

    /// <summary>Skin's and lesion's colour with opacity: what is transparent shows nothing, whatever its colour is.</summary>
    [Theory]
    [InlineData(0x00FFFFFF, 0xFFFFFFFF)]
    [InlineData(0x00000000, 0xFF000000)]
    [InlineData(0x00000000, 0xFFFFFFFF)]
    [InlineData(0x00FFFFFF, 0xFFFF0000)]
    [InlineData(0x64FFFFFF, 0xC8FFFFFF)]
    [InlineData(0xFF000000, 0x80FFFFFF)]
    public void AMaskMayBeDrawnInOpacity(uint skin, uint lesion)
    {
        foreach (var name in (string[])["a.png", "a.webp"])
        {
            Save(name, [.. _lesion.Select(pixel => new SKColor(pixel == 0 ? skin : lesion))]);
            Assert.Equal(_lesion, Read(name));
        }
    }

    [Fact]
    public void OpacityThatIsTheSameEverywhereSaysNothing()
    {
        Save("a.png", [.. _lesion.Select(pixel => pixel == 0 ? new SKColor(10, 10, 10, 128) : new SKColor(20, 20, 20, 128))]);
        Assert.Equal(_lesion, Read("a.png"));
    }

    [Fact]
    public void OneOfSeveralValuesIsChosen()
    {
        byte[] classes = [0, 1, 2, 0, 1, 1];
        TestPictures.Save(_folder["images/grey.png"], TestPictures.Image(3, 2));
        TestPictures.Save(_folder["images/palette.png"], TestPictures.Image(3, 2, seed: 2));
        TestPictures.Save(_folder["masks/grey.png"], new RgbImage(3, 2, [.. classes.SelectMany(value => Enumerable.Repeat(value, 3))]));
        File.WriteAllBytes(_folder["masks/palette.png"], TestPng.Palette(3, 2, classes, [0, 0, 0, 128, 0, 0, 0, 128, 0]));
        var source = DataSource.Open(_folder.Path);
        Assert.All(source.Check().Problems, problem => Assert.Contains("the mask has 3 values (0: 33.33 %, 1: 50 %, 2: 16.67 %)", problem.Message, StringComparison.Ordinal));
        Assert.Equal(2, source.Check().Problems.Count);
        var chosen = source.WithLesionValue(1);
        Assert.Empty(chosen.Check().Problems);
        for (var index = 0; index < 2; index++)
            Assert.Equal([0, 1, 0, 0, 1, 1], chosen.Read(index).Mask.Pixels);
        Assert.Equal(1, chosen.Take(1).LesionValue);
        Assert.NotEqual(chosen.Load(4).ContentHash, source.WithLesionValue(2).Load(4).ContentHash);
        Assert.Contains("no mask holds the value 7", Assert.Throws<SegLabException>(() => source.WithLesionValue(7).Load(4)).Message, StringComparison.Ordinal);
        Assert.Contains("no mask holds the value 7", Assert.Single(source.WithLesionValue(7).Check().Problems).Message, StringComparison.Ordinal);
        Assert.Throws<SegLabException>(() => source.WithLesionValue(-1));
    }

    [Fact]
    public void AColorIsChosenByItsNumber()
    {
        byte[] colors = [0, 0, 0, 255, 0, 0, 0, 255, 0];
        TestPictures.Save(_folder["images/a.png"], TestPictures.Image(3, 1));
        TestPictures.Save(_folder["masks/a.png"], new RgbImage(3, 1, colors));
        var source = DataSource.Open(_folder.Path);
        Assert.Contains("0x000000: 33.33 %, 0x00FF00: 33.33 %, 0xFF0000: 33.33 %", Assert.Single(source.Check().Problems).Message, StringComparison.Ordinal);
        Assert.Equal([0, 1, 0], source.WithLesionValue(0xFF0000).Read(0).Mask.Pixels);
    }

    private byte[] Read(string name)
    {
        Assert.True(PictureFile.TryReadMask(_folder[name], out var mask, out var problem), problem);
        return mask.Pixels;
    }

    private void Save(string name, SKColor[] colors)
    {
        using var bitmap = new SKBitmap(3, 2, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        for (var pixel = 0; pixel < colors.Length; pixel++)
            bitmap.SetPixel(pixel % 3, pixel / 3, colors[pixel]);
        using var pixmap = bitmap.PeekPixels()!;
        using var data = name.EndsWith(".png", StringComparison.Ordinal)
            ? pixmap.Encode(SKEncodedImageFormat.Png, 100)
            : pixmap.Encode(new SKWebpEncoderOptions(SKWebpEncoderCompression.Lossless, 100));
        File.WriteAllBytes(_folder[name], data!.ToArray());
    }
}
