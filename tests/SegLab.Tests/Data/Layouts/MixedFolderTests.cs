using SegLab.Data;
using SegLab.Data.Duplicates;
using SegLab.Data.Files;
using SegLab.Data.Layouts;
using Xunit;

namespace SegLab.Tests.Data.Layouts;

/// <summary>Images and masks in one folder.</summary>
public sealed class MixedFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("jpg", "png")]
    [InlineData("jpeg", "png")]
    [InlineData("PNG", "bmp")]
    [InlineData("bmp", "png")]
    public void AnImageAndAMaskOfOneNameAndTwoFormatsAreAPair(string image, string mask)
    {
        foreach (var name in (string[])["a", "b", "c"])
        {
            Save($"{name}.{image}", TestPictures.Image(seed: name[0]));
            Save($"{name}.{mask}", TestPictures.Mask());
        }

        var source = DataSource.Open(_folder.Path);
        Assert.Equal(["a", "b", "c"], source.Names);
        Assert.Equal((DataKind.Folders, $"b.{image}", $"b.{mask}"), (source.Kind, Path.GetFileName(source.Pairs[1].ImagePath), Path.GetFileName(source.Pairs[1].MaskPath)));
        Assert.Empty(source.Check().Problems);
    }

    [Fact]
    public void TheContentDecidesAndNotTheFormat()
    {
        foreach (var name in (string[])["a", "b"])
        {
            Save($"{name}.png", TestPictures.Image(seed: name[0]));
            TestPictures.Save(_folder[$"{name}.jpg"], TestPictures.Mask(160, 120));
        }

        Assert.All(DataSource.Open(_folder.Path).Pairs, pair => Assert.EndsWith(".jpg", pair.MaskPath, StringComparison.Ordinal));
    }

    [Fact]
    public void FlatDrawingsAreToldFromTheirMasksByTheirColour()
    {
        var mask = TestPictures.Mask();
        RgbImage drawing = new(mask.Width, mask.Height, [.. mask.Pixels.SelectMany(pixel => pixel == 0 ? (byte[])[220, 170, 150] : [90, 60, 50])]);
        Save("a.bmp", drawing);
        Save("a.png", mask);
        Assert.Equal("a.bmp", Path.GetFileName(Assert.Single(DataSource.Open(_folder.Path).Pairs).ImagePath));
    }

    [Fact]
    public void TwoPhotographsOrTwoMasksOfOneNameAreRefusedWithAWayOut()
    {
        Save("a.png", TestPictures.Image());
        Save("a.bmp", TestPictures.Image());
        var message = Assert.Throws<SegLabException>(() => DataSource.Open(_folder.Path)).Message;
        Assert.Contains("'a.bmp' and 'a.png' have one name, but their contents do not say which is the photograph and which the mask", message, StringComparison.Ordinal);
        // As a folder of photographs it is searched for duplicates as ever.
        Assert.Equal(["a.bmp", "a.png"], PictureFingerprint.OfFolder(_folder.Path).Select(picture => picture.Name));
        Save("a.png", TestPictures.Mask());
        Save("a.bmp", TestPictures.Mask());
        Assert.Contains("have one name", Assert.Throws<SegLabException>(() => DataSource.Open(_folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AFolderOfPhotographsAloneIsNoDataSet()
    {
        Save("lesion_1.png", TestPictures.Image());
        Save("mole_2.bmp", TestPictures.Image());
        Assert.Null(LayoutSearch.TryFind(_folder.Path));
    }

    private void Save(string name, RgbImage image)
    {
        if (name.EndsWith(".bmp", StringComparison.Ordinal))
            BitmapFile.Write(_folder[name], image);
        else
            TestPictures.Save(_folder[name], image);
    }

    private void Save(string name, Mask mask)
    {
        if (name.EndsWith(".bmp", StringComparison.Ordinal))
            BitmapFile.Write(_folder[name], mask);
        else
            TestPictures.Save(_folder[name], mask);
    }
}
