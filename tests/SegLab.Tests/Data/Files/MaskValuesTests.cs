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
    [InlineData(0xFF000000, 0x64FFFFFF)]
    [InlineData(0x03FFFFFF, 0xFFC81E1E)]
    public void AMaskMayBeDrawnInOpacity(uint skin, uint lesion)
    {
        foreach (var name in (string[])["a.png", "a.webp"])
        {
            Save(name, [.. _lesion.Select(pixel => new SKColor(pixel == 0 ? skin : lesion))]);
            Assert.Equal(_lesion, Read(name));
        }
    }

    [Theory]
    [InlineData(0x00FFFFFF)]
    [InlineData(0x00000000)]
    public void WhereNothingIsSeenNothingIsLesion(uint color)
    {
        foreach (var name in (string[])["a.png", "a.webp"])
        {
            Save(name, Array.ConvertAll(_lesion, _ => new SKColor(color)));
            Assert.Equal(new byte[6], Read(name));
        }
    }

    /// <summary>The image itself with the lesion cut out, sharply or softly.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AMaskMayBeTheImageWithTheLesionCutOut(bool isSoft)
    {
        var (photograph, width, height) = (TestPictures.Image(64, 48), 64, 48);
        foreach (var name in (string[])["a.png", "a.webp"])
        {
            Save(name, width, height, pixel => new SKColor(
                photograph.Pixels[3 * pixel], photograph.Pixels[(3 * pixel) + 1], photograph.Pixels[(3 * pixel) + 2], Opacity(pixel)));
            Assert.Equal(Enumerable.Range(0, width * height).Select(pixel => (byte)(Opacity(pixel) > 127 ? 1 : 0)), Read(name));
        }

        byte Opacity(int pixel)
        {
            var outside = Math.Sqrt(Math.Pow((pixel % width) - 30, 2) + Math.Pow((pixel / width) - 22, 2)) - 12;
            return (byte)(isSoft ? Math.Clamp(128 - (60 * outside), 0, 255) : outside < 0 ? 255 : 0);
        }
    }

    [Fact]
    public void ClassesOnATransparentGroundAreNotMadeOne()
    {
        Save("a.png", [.. ((uint[])[0x00000000, 0xFFFF0000, 0xFFFF0000, 0x00000000, 0xFF00FF00, 0xFF0000FF]).Select(color => new SKColor(color))]);
        Assert.False(PictureFile.TryReadMask(_folder["a.png"], out _, out var problem));
        Assert.Contains("0x000000: 33.33 %, 0x0000FF: 16.67 %", problem, StringComparison.Ordinal);
    }

    /// <summary>Half in the mask: what the greys are that a border leaves is up to the format.</summary>
    [Theory]
    [InlineData("a.jpg", 255)]
    [InlineData("a.jpg", 250)]
    [InlineData("a.jpg", 0)]
    [InlineData("a.webp", 255)]
    public void AChosenLevelTakesTheGreysOnItsSide(string name, int value)
    {
        Disc(name);
        Assert.True(PictureFile.TryReadMask(_folder[$"masks/{name}"], out var mask, out var problem), problem);
        var chosen = DataSource.Open(_folder.Path).WithLesionValue(value).Read(0).Mask.Pixels;
        Assert.Equal(value > 127 ? mask.Pixels : Array.ConvertAll(mask.Pixels, pixel => (byte)(1 - pixel)), chosen);
    }

    [Fact]
    public void AChosenLevelBetweenTheTwoOfAJpegIsRefused()
    {
        Disc("a.jpg");
        var problem = Assert.Single(DataSource.Open(_folder.Path).WithLesionValue(128).Check().Problems, problem => problem.File == "masks/a.jpg");
        Assert.Contains("because JPEG and WebP change values, and 128 (0x000080) is none of two clear peaks", problem.Message, StringComparison.Ordinal);
    }

    /// <summary>Places of one colour are told apart by the file's own values, of as many bits as they have.</summary>
    [Theory]
    [InlineData(8)]
    [InlineData(4)]
    [InlineData(2)]
    public void PlacesOfOneColorAreTwoValues(int bits)
    {
        byte[] places = [0, 1, 2, 3, 1, 2, 0, 0, 2, 3];
        TestPictures.Save(_folder["images/a.png"], TestPictures.Image(5, 2));
        File.WriteAllBytes(_folder["masks/a.png"], TestPng.Palette(5, 2, places, [0, 0, 0, 128, 0, 0, 0, 128, 0, 128, 0, 0], bits));
        var source = DataSource.Open(_folder.Path);
        for (var value = 0; value < 4; value++)
            Assert.Equal(places.Select(place => (byte)(place == value ? 1 : 0)), source.WithLesionValue(value).Read(0).Mask.Pixels);
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

    // An image, and a mask of a disc with the borders that the format gives it.
    private void Disc(string name)
    {
        TestPictures.Save(_folder["images/a.png"], TestPictures.Image(64, 48));
        Save($"masks/{name}", 64, 48, pixel =>
        {
            var inside = 12 - Math.Sqrt(Math.Pow((pixel % 64) - 30, 2) + Math.Pow((pixel / 64) - 22, 2));
            var level = (byte)Math.Clamp(128 + (60 * inside), 0, 255);
            return new SKColor(level, level, level);
        });
    }

    private void Save(string name, SKColor[] colors) => Save(name, 3, 2, pixel => colors[pixel]);

    private void Save(string name, int width, int height, Func<int, SKColor> color)
    {
        using var bitmap = new SKBitmap(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        for (var pixel = 0; pixel < width * height; pixel++)
            bitmap.SetPixel(pixel % width, pixel / width, color(pixel));
        using var pixmap = bitmap.PeekPixels()!;
        using var data = Path.GetExtension(name) is not ".webp"
            ? pixmap.Encode(Path.GetExtension(name) is ".png" ? SKEncodedImageFormat.Png : SKEncodedImageFormat.Jpeg, 90)
            : pixmap.Encode(new SKWebpEncoderOptions(SKWebpEncoderCompression.Lossless, 100));
        File.WriteAllBytes(_folder[name], data!.ToArray());
    }
}
