using System.Buffers.Binary;
using SegLab.Data;
using SegLab.Data.Duplicates;
using SegLab.Data.Files;
using SkiaSharp;
using Xunit;

namespace SegLab.Tests.Data.Files;

/// <summary>Images are read as viewers show them. The orders of six pixels are those of the EXIF standard (CIPA DC-008, tag 274).</summary>
public sealed class ImageOrientationTests : IDisposable
{
    private const int Block = 16;

    private readonly TemporaryFolder _folder = new();

    /// <summary>The stored rows are 123 and 456.</summary>
    public static TheoryData<int, int, string> Turned => new()
    {
        { 1, 3, "123456" }, { 2, 3, "321654" }, { 3, 3, "654321" }, { 4, 3, "456123" }, { 5, 2, "142536" }, { 6, 2, "415263" }, { 7, 2, "635241" }, { 8, 2, "362514" },
    };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Turned))]
    public void PixelsOfImagesAndMasksGoWhereTheTagSays(int tag, int width, string seen)
    {
        byte[] stored = [1, 2, 3, 4, 5, 6];
        var orientation = new ImageOrientation(tag);
        Assert.Equal(seen, string.Concat(orientation.Turn(stored, 3, 2)));
        Assert.Equal(width == 2, orientation.SwapsSides);
        var packed = orientation.Pack([.. stored.SelectMany(value => (byte[])[value, (byte)(10 + value), (byte)(20 + value), 255])], 3, 2);
        Assert.Equal(seen, string.Concat(packed.Where((_, place) => place % 3 == 0)));
        Assert.Equal(packed.Where((_, place) => place % 3 == 0).Select(value => value + 20), packed.Where((_, place) => place % 3 == 2).Select(value => (int)value));
    }

    [Theory]
    [MemberData(nameof(Turned))]
    public void FilesOfEveryFormatAreTurned(int tag, int width, string seen)
    {
        foreach (var name in (string[])["a.jpg", "a.png", "a.webp", "little.png"])
        {
            File.WriteAllBytes(_folder[name], Tagged(name, tag));
            Assert.True(PictureFile.TryReadImage(_folder[name], out var image, out var problem), problem);
            Assert.Equal((width * Block, 6 / width * Block), (image.Width, image.Height));
            var centres = Enumerable.Range(0, 6).Select(block => (((block / width * Block) + (Block / 2)) * image.Width) + (block % width * Block) + (Block / 2));
            Assert.Equal(seen, string.Concat(centres.Select(centre => (int)Math.Round(image.Pixels[3 * centre] / 40.0))));
        }
    }

    [Fact]
    public void AMaskHasATagOfItsOwn()
    {
        File.WriteAllBytes(_folder["mask.png"], TestPng.WithExif(PngFile.Of(new Mask(3, 2, [1, 0, 0, 0, 1, 1])), Exif(6)));
        Assert.True(PictureFile.TryReadMask(_folder["mask.png"], out var mask, out var problem), problem);
        Assert.Equal((2, 3), (mask.Width, mask.Height));
        Assert.Equal([0, 1, 1, 0, 1, 0], mask.Pixels);
    }

    [Fact]
    public void ATagThatIsNoneTurnsNothing()
    {
        foreach (var exif in (byte[][])[Exif(0), Exif(9), [.. Exif(6).AsSpan(0, 12)], [.. "II*\0"u8, 255, 255, 255, 255, 0, 0], []])
        {
            File.WriteAllBytes(_folder["a.png"], TestPng.WithExif(PngFile.Of(TestPictures.Image()), exif));
            Assert.True(PictureFile.TryReadImage(_folder["a.png"], out var image, out var problem), problem);
            Assert.Equal(TestPictures.Image().Pixels, image.Pixels);
        }
    }

    [Fact]
    public void AMaskThatFitsTheUnturnedImageIsToldTheTag()
    {
        File.WriteAllBytes(_folder["images/a.png"], TestPng.WithExif(PngFile.Of(TestPictures.Image()), Exif(6)));
        TestPictures.Save(_folder["masks/a.png"], TestPictures.Mask());
        var problem = Assert.Single(DataSource.Open(_folder.Path).Check().Problems);
        Assert.StartsWith("masks/a.png: the mask is 19×13, its image 13×19. The image's orientation tag (6) turns it from 19×13", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void TurnedImagesAreToldAndTheirFingerprintIsThatOfWhatIsSeen()
    {
        File.WriteAllBytes(_folder["images/a.png"], TestPng.WithExif(PngFile.Of(TestPictures.Image()), Exif(3)));
        TestPictures.Save(_folder["masks/a.png"], TestPictures.Mask());
        var source = DataSource.Open(_folder.Path);
        Assert.Contains("1 of 1 images has an EXIF orientation tag", Assert.Single(source.Check().Notices), StringComparison.Ordinal);
        Assert.Equal(PictureFingerprint.Of("a", source.Read(0).Image).Levels, Assert.Single(PictureFingerprint.OfSource(source)).Levels);
    }

    // Six blocks of grey, 40 to 240, with a tag in the format's own place.
    private static byte[] Tagged(string name, int tag)
    {
        using var bitmap = new SKBitmap(3 * Block, 2 * Block, SKColorType.Rgba8888, SKAlphaType.Opaque);
        for (var pixel = 0; pixel < 6 * Block * Block; pixel++)
        {
            var (column, row) = (pixel % (3 * Block), pixel / (3 * Block));
            var level = (byte)(40 * ((3 * (row / Block)) + (column / Block) + 1));
            bitmap.SetPixel(column, row, new SKColor(level, level, level));
        }

        var format = Path.GetExtension(name) switch { ".jpg" => SKEncodedImageFormat.Jpeg, ".webp" => SKEncodedImageFormat.Webp, _ => SKEncodedImageFormat.Png };
        using var data = bitmap.Encode(format, 95);
        var file = data.ToArray();
        return format switch
        {
            SKEncodedImageFormat.Jpeg => [.. file.AsSpan(0, 2), 0xFF, 0xE1, 0, (byte)(8 + Exif(tag).Length), .. "Exif\0\0"u8, .. Exif(tag), .. file.AsSpan(2)],
            SKEncodedImageFormat.Webp => Extended(file, Exif(tag)),
            _ => TestPng.WithExif(file, Exif(tag, isLittle: name.StartsWith("little", StringComparison.Ordinal))),
        };
    }

    // RIFF's parts: the extended header that announces EXIF, the image as it was, EXIF.
    private static byte[] Extended(byte[] webp, byte[] exif)
    {
        byte[] image = [.. webp.AsSpan(12)];
        byte[] header = [.. "VP8X"u8, 10, 0, 0, 0, 8, 0, 0, 0, (3 * Block) - 1, 0, 0, (2 * Block) - 1, 0, 0];
        byte[] content = [.. "WEBP"u8, .. header, .. image, .. "EXIF"u8, (byte)exif.Length, 0, 0, 0, .. exif];
        var length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, content.Length);
        return [.. "RIFF"u8, .. length, .. content];
    }

    // A TIFF header and a list of one entry: orientation, a short number.
    private static byte[] Exif(int tag, bool isLittle = false) => isLittle
        ? [.. "II*\0"u8, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, (byte)tag, 0, 0, 0, 0, 0, 0, 0]
        : [.. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)tag, 0, 0, 0, 0, 0, 0];
}
