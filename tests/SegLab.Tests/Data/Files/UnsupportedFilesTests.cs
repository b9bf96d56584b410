using SegLab.Data;
using SegLab.Data.Files;
using Xunit;

namespace SegLab.Tests.Data.Files;

public sealed class UnsupportedFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a.TIFF", "TIFF")]
    [InlineData("a.gif", "GIF")]
    [InlineData("IMG_1.HEIC", "HEIC")]
    [InlineData("a.dcm", "DICOM")]
    [InlineData("a.jp2", "JPEG 2000")]
    [InlineData("a.nii.gz", "NIfTI")]
    [InlineData("a.webp", null)]
    [InlineData("a.txt", null)]
    public void AFormatIsKnownByTheName(string name, string? format) => Assert.Equal(format, UnsupportedFiles.FormatOf(_folder[name]));

    [Fact]
    public void AFormatIsKnownByTheContentWhereTheNameSaysNothing()
    {
        File.WriteAllBytes(_folder["IM0001"], [.. new byte[128], .. "DICM"u8]);
        File.WriteAllBytes(_folder["1.2.840.10008"], [.. new byte[128], .. "DICM"u8]);
        File.WriteAllText(_folder["LICENSE"], "text");
        Assert.Equal("DICOM", UnsupportedFiles.FormatOf(_folder["IM0001"]));
        Assert.Equal("DICOM", UnsupportedFiles.FormatOf(_folder["1.2.840.10008"]));
        Assert.Null(UnsupportedFiles.FormatOf(_folder["LICENSE"]));
    }

    [Fact]
    public void EachFolderHasOneNoticeThatCountsAndNames()
    {
        TestPictures.TwoFolders(_folder, 2);
        foreach (var name in (string[])["c.tif", "d.tif", "e.tif", "f.tif", "g.gif"])
            File.WriteAllText(_folder[$"images/{name}"], "");
        File.WriteAllText(_folder["masks/c.tif"], "");
        var source = DataSource.Open(_folder.Path);
        Assert.Equal(
            [
                $"{_folder["images"]} holds 5 image files that are not read: 4 TIFF (c.tif, d.tif, e.tif and 1 more), 1 GIF (g.gif). BMP, PNG, JPEG, WebP are read; convert the others to PNG.",
                $"{_folder["masks"]} holds 1 image file that is not read: 1 TIFF (c.tif). BMP, PNG, JPEG, WebP are read; convert the others to PNG.",
            ],
            source.Notices);
        Assert.Equal(source.Notices, source.Check().Notices);
        var told = new List<string>();
        source.Take(1).Load(16, new LoadOptions { Notice = told.Add });
        Assert.Equal(source.Notices, told);
    }

    [Fact]
    public void AFolderOfSuchFilesAloneIsToldWhatItHolds()
    {
        File.WriteAllText(_folder["images/a.tif"], "");
        File.WriteAllText(_folder["masks/a.dcm"], "");
        var message = Assert.Throws<SegLabException>(() => DataSource.Open(_folder.Path)).Message;
        Assert.Contains("1 TIFF (a.tif)", message, StringComparison.Ordinal);
        Assert.Contains("1 DICOM (a.dcm)", message, StringComparison.Ordinal);
    }

    [Fact]
    public void AFileUnderAFalseNameIsCalledWhatItIs()
    {
        File.WriteAllBytes(_folder["a.png"], [.. "II*\0"u8, .. new byte[200]]);
        Assert.False(PictureFile.TryReadImage(_folder["a.png"], out _, out var problem));
        Assert.Equal("the image cannot be read: it is a TIFF file, which is not supported. Convert it to PNG.", problem);
    }
}
