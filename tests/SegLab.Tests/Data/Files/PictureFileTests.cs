using SegLab.Data;
using SegLab.Data.Files;
using SkiaSharp;
using Xunit;

namespace SegLab.Tests.Data.Files;

public sealed class PictureFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a.bmp")]
    [InlineData("a.png")]
    public void AnImageComesBackAsItWasWritten(string name)
    {
        var image = TestPictures.Image(21, 10);
        Write(name, image);
        Assert.True(PictureFile.TryReadImage(_folder[name], out var read, out var problem), problem);
        Assert.Equal((21, 10), (read.Width, read.Height));
        Assert.Equal(image.Pixels, read.Pixels);
    }

    [Fact]
    public void AJpegImageComesBackNearly()
    {
        var image = new RgbImage(32, 32, [.. Enumerable.Range(0, 3 * 32 * 32).Select(value => (byte)(value % 3 * 60 + 40))]);
        TestPictures.Save(_folder["a.jpg"], image);
        Assert.True(PictureFile.TryReadImage(_folder["a.jpg"], out var read, out var problem), problem);
        Assert.All(image.Pixels.Zip(read.Pixels), pair => Assert.InRange(pair.First - pair.Second, -4, 4));
    }

    /// <summary>Widths around the padding of rows to four bytes.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(767)]
    public void AMaskOfOneBitComesBackAsItWasWritten(int width)
    {
        var mask = new Mask(width, 5, [.. Enumerable.Range(0, 5 * width).Select(pixel => (byte)(pixel % 3 == 0 ? 1 : 0))]);
        BitmapFile.Write(_folder["a.bmp"], mask);
        Assert.Equal(14 + 40 + 8 + (5 * ((width + 31) / 32 * 4)), new FileInfo(_folder["a.bmp"]).Length);
        Assert.True(PictureFile.TryReadMask(_folder["a.bmp"], out var read, out var problem), problem);
        Assert.Equal(mask.Pixels, read.Pixels);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(128)]
    [InlineData(255)]
    public void TheBrighterLevelIsLesion(byte level)
    {
        TestPictures.Save(_folder["a.png"], TestPictures.Mask(), level);
        Assert.True(PictureFile.TryReadMask(_folder["a.png"], out var read, out var problem), problem);
        Assert.Equal(TestPictures.Mask().Pixels, read.Pixels);
    }

    [Fact]
    public void AMaskThatBeginsWithLesionIsNotTurnedOver()
    {
        var mask = new Mask(4, 1, [1, 1, 0, 1]);
        TestPictures.Save(_folder["a.png"], mask);
        Assert.True(PictureFile.TryReadMask(_folder["a.png"], out var read, out _));
        Assert.Equal(mask.Pixels, read.Pixels);
    }

    [Fact]
    public void AMaskMayBeAllLesionOrAllSkin()
    {
        TestPictures.Save(_folder["full.png"], new Mask(2, 2, [1, 1, 1, 1]));
        Assert.True(PictureFile.TryReadMask(_folder["full.png"], out var full, out _));
        Assert.Equal(1, full.LesionShare);
        TestPictures.Save(_folder["empty.png"], new Mask(2, 2, [0, 0, 0, 0]));
        Assert.True(PictureFile.TryReadMask(_folder["empty.png"], out var empty, out _));
        Assert.Equal(0, empty.LesionShare);
    }

    [Fact]
    public void AMaskOfThreeLevelsIsRefused()
    {
        TestPictures.Save(_folder["a.png"], new RgbImage(3, 1, [0, 0, 0, 128, 128, 128, 255, 255, 255]));
        Assert.False(PictureFile.TryReadMask(_folder["a.png"], out _, out var problem));
        Assert.Equal(
            "the mask has 3 values (0: 33.33 %, 128: 33.33 %, 255: 33.33 %); a mask has two, such as 0 and 255. Where one of them is the lesion, say which: --lesion-value N, in C# DataSource.WithLesionValue(N).",
            problem);
    }

    [Theory]
    [InlineData("a.bmp")]
    [InlineData("a.png")]
    [InlineData("a.jpg")]
    public void ATruncatedFileIsRefusedAtEveryLength(string name)
    {
        Write(name, TestPictures.Image(64, 64));
        var whole = File.ReadAllBytes(_folder[name]);
        // The last bytes of a PNG or JPEG only say that it ends.
        foreach (var length in Enumerable.Range(0, 20).Select(twentieth => whole.Length * twentieth / 20))
        {
            File.WriteAllBytes(_folder[name], whole[..length]);
            Assert.False(PictureFile.TryReadImage(_folder[name], out _, out var problem), $"{length} of {whole.Length} bytes were taken for a whole image.");
            Assert.StartsWith("the image ", problem, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void MissingAndForeignFilesAreRefused()
    {
        Assert.Equal("the image is missing.", Problem(_folder["none.png"]));
        File.WriteAllText(_folder["text.png"], "This is not a picture.");
        Assert.StartsWith("the image cannot be read", Problem(_folder["text.png"]), StringComparison.Ordinal);
        File.WriteAllText(_folder["nothing.png"], "");
        Assert.Equal("the image is an empty file.", Problem(_folder["nothing.png"]));
        Directory.CreateDirectory(_folder["folder.png"]);
        Assert.StartsWith("the image cannot be opened", Problem(_folder["folder.png"]), StringComparison.Ordinal);
    }

    [Fact]
    public void AnImageOfGreysAndAnImageWithTransparencyAreRead()
    {
        using var bitmap = new SKBitmap(2, 1, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        bitmap.SetPixel(0, 0, new SKColor(10, 20, 30, 0));
        bitmap.SetPixel(1, 0, new SKColor(200, 100, 50, 128));
        using (var file = File.Create(_folder["a.png"]))
            bitmap.Encode(file, SKEncodedImageFormat.Png, 100);
        Assert.True(PictureFile.TryReadImage(_folder["a.png"], out var read, out _));
        Assert.Equal([200, 100, 50], read.Pixels[3..]);
        TestPictures.Save(_folder["grey.png"], TestPictures.Mask(), 77);
        Assert.True(PictureFile.TryReadImage(_folder["grey.png"], out var grey, out _));
        Assert.Equal(TestPictures.Mask().Pixels.SelectMany(value => Enumerable.Repeat((byte)(77 * value), 3)), grey.Pixels);
    }

    private static string? Problem(string path) => PictureFile.TryReadImage(path, out _, out var problem) ? null : problem;

    private void Write(string name, RgbImage image)
    {
        if (name.EndsWith(".bmp", StringComparison.Ordinal))
            BitmapFile.Write(_folder[name], image);
        else
            TestPictures.Save(_folder[name], image);
    }
}
