using System.Formats.Tar;
using System.IO.Compression;
using SegLab.Data.Fetching;
using Xunit;

namespace SegLab.Tests.Data.Fetching;

public sealed class DataImportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Target => Path.Combine(_folder.Path, "target");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("PH2 Dataset images")]
    [InlineData("PH2Dataset/PH2 Dataset images")]
    public void AZipIsUnpacked(string root)
    {
        TestPictures.Ph2(_folder, 3, "in/" + root);
        ZipFile.CreateFromDirectory(_folder["in"], _folder["ph2.zip"]);
        var source = DataImport.Run(_folder["ph2.zip"], Target, expected: 3);
        Assert.Equal(["IMD001", "IMD002", "IMD003"], source.Names);
        Assert.Empty(source.Check().Problems);
        Assert.Equal(["PH2 Dataset images"], Directory.GetFileSystemEntries(Target).Select(path => Path.GetFileName(path)));
        Assert.False(Directory.Exists(Target + ".part"));
    }

    [Fact]
    public void ARarAsPh2ComesInIsUnpackedAndItsEntriesAreLookedAt()
    {
        TestPictures.Ph2(_folder, 2, "in/PH2 Dataset images");
        var files = Directory.GetFiles(_folder["in"], "*", SearchOption.AllDirectories)
            .Select(path => (Name: "PH2Dataset\\" + Path.GetRelativePath(_folder["in"], path).Replace('/', '\\'), Content: File.ReadAllBytes(path))).ToArray();
        StoredRar.Write(_folder["ph2.rar"], files);
        StoredRar.Write(_folder["evil.rar"], [.. files, ("..\\..\\outside.txt", [1])]);
        StoredRar.Write(_folder["damaged.rar"], files);
        var bytes = File.ReadAllBytes(_folder["damaged.rar"]);
        bytes[^200] ^= 0xFF;
        File.WriteAllBytes(_folder["damaged.rar"], bytes);

        Assert.Contains("points outside", Message(_folder["evil.rar"]), StringComparison.Ordinal);
        Assert.Contains("cannot be unpacked", Message(_folder["damaged.rar"]), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Target));
        Assert.Empty(DataImport.Run(_folder["ph2.rar"], Target, expected: 2).Check().Problems);
    }

    [Fact]
    public void ACompressedTarIsUnpacked()
    {
        TestPictures.TwoFolders(_folder, 2);
        using (var gzip = new GZipStream(File.Create(_folder["data.tar.gz"]), CompressionLevel.Fastest))
        using (var tar = new TarWriter(gzip))
        {
            foreach (var file in Directory.GetFiles(_folder.Path, "*.png", SearchOption.AllDirectories))
                tar.WriteEntry(file, "set/" + Path.GetRelativePath(_folder.Path, file));
        }

        Assert.Empty(DataImport.Run(_folder["data.tar.gz"], Target).Check().Problems);
        Assert.Equal(["images", "masks"], Directory.GetDirectories(Target).Select(path => Path.GetFileName(path)).Order());
    }

    [Fact]
    public void AFoldersImagesAndMasksAreCopiedAndNothingElse()
    {
        TestPictures.TwoFolders(_folder, 2);
        File.WriteAllText(_folder["notes.txt"], "");
        Assert.Empty(DataImport.Run(_folder.Path, Target).Check().Problems);
        Assert.Equal(["a.png", "a.png", "b.png", "b.png"], Directory.GetFiles(Target, "*", SearchOption.AllDirectories).Select(path => Path.GetFileName(path)).Order());
    }

    [Fact]
    public void ImagesOfAFolderThatAreNotReadAreToldThoughTheyAreNotCopied()
    {
        TestPictures.TwoFolders(_folder, 2);
        File.WriteAllText(_folder["images/c.tif"], "");
        var source = DataImport.Run(_folder.Path, Target);
        Assert.Contains($"{_folder["images"]} holds 1 image file that is not read: 1 TIFF (c.tif).", Assert.Single(source.Notices), StringComparison.Ordinal);
        Assert.Equal(source.Notices, source.Check().Notices);
        Assert.Equal(source.Notices, source.Take(1).WithLesionValue(1).Notices);
    }

    [Theory]
    [InlineData("../outside.bmp")]
    [InlineData("a/../../outside.bmp")]
    [InlineData("/outside.bmp")]
    [InlineData("..\\outside.bmp")]
    [InlineData("C:\\outside.bmp")]
    public void AnEntryThatPointsOutsideIsRefusedBeforeAnythingIsWritten(string name)
    {
        TestPictures.Ph2(_folder, 1, "in/PH2 Dataset images");
        ZipFile.CreateFromDirectory(_folder["in"], _folder["evil.zip"]);
        using (var zip = ZipFile.Open(_folder["evil.zip"], ZipArchiveMode.Update))
        using (var entry = zip.CreateEntry(name).Open())
            entry.WriteByte(1);
        var unpacked = Path.Combine(_folder.Path, "unpacked");
        var message = Assert.Throws<SegLabException>(() => ArchiveFile.Unpack(_folder["evil.zip"], unpacked)).Message;
        Assert.Contains("points outside the folder", message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(unpacked));
        Assert.Throws<SegLabException>(() => DataImport.Run(_folder["evil.zip"], Target));
        Assert.Equal(["evil.zip", "in"], Directory.GetFileSystemEntries(_folder.Path).Select(path => Path.GetFileName(path)).Order());
    }

    [Fact]
    public void ALinkIsRefused()
    {
        using (var tar = new TarWriter(File.Create(_folder["links.tar"])))
            tar.WriteEntry(new PaxTarEntry(TarEntryType.SymbolicLink, "images") { LinkName = "/etc" });
        Assert.Contains("links are not unpacked", Message(_folder["links.tar"]), StringComparison.Ordinal);
    }

    [Fact]
    public void ATruncatedOrForeignArchiveIsRefusedAndNothingIsLeft()
    {
        TestPictures.Ph2(_folder, 3, "in/PH2 Dataset images");
        ZipFile.CreateFromDirectory(_folder["in"], _folder["ph2.zip"]);
        Directory.Delete(_folder["in"], recursive: true);
        File.WriteAllBytes(_folder["ph2.zip"], File.ReadAllBytes(_folder["ph2.zip"])[..2000]);
        Assert.Contains("cannot be unpacked", Message(_folder["ph2.zip"]), StringComparison.Ordinal);
        File.WriteAllText(_folder["ph2.zip"], "This is no archive.");
        Assert.Contains("cannot be unpacked", Message(_folder["ph2.zip"]), StringComparison.Ordinal);
        Assert.Equal(["ph2.zip"], Directory.GetFileSystemEntries(_folder.Path).Select(path => Path.GetFileName(path)));
    }

    [Fact]
    public void ADamagedFileInAnArchiveIsNoticed()
    {
        TestPictures.Ph2(_folder, 1, "in/PH2 Dataset images");
        ZipFile.CreateFromDirectory(_folder["in"], _folder["ph2.zip"], CompressionLevel.NoCompression, includeBaseDirectory: false);
        var bytes = File.ReadAllBytes(_folder["ph2.zip"]);
        // Inside the stored image, which a header of about 100 bytes precedes.
        bytes[400] ^= 0xFF;
        File.WriteAllBytes(_folder["ph2.zip"], bytes);
        Assert.Contains("cannot be unpacked", Message(_folder["ph2.zip"]), StringComparison.Ordinal);
    }

    [Fact]
    public void WhatHoldsNoDataOrTooLittleIsRefused()
    {
        File.WriteAllText(_folder["in/notes.txt"], "");
        ZipFile.CreateFromDirectory(_folder["in"], _folder["notes.zip"]);
        Assert.Contains("no images and masks", Message(_folder["notes.zip"]), StringComparison.Ordinal);
        Assert.Contains("no images and masks", Message(_folder["in"]), StringComparison.Ordinal);
        Assert.Contains("no file or folder", Message(Path.Combine(_folder.Path, "none.rar")), StringComparison.Ordinal);
        var images = TestPictures.Ph2(_folder, 3);
        var message = Assert.Throws<SegLabException>(() => DataImport.Run(images, Target, Ph2Archive.PairCount)).Message;
        Assert.Contains("holds 3 pairs of PH2; 200 of PH2 were expected", message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Target));
    }

    [Fact]
    public void ATargetThatIsNotEmptyIsLeftAlone()
    {
        TestPictures.TwoFolders(_folder, 1);
        File.WriteAllText(_folder["target/mine.txt"], "mine");
        Assert.Contains("is not empty", Message(_folder["images"]), StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(_folder["target/mine.txt"]));
    }

    private string Message(string from) => Assert.Throws<SegLabException>(() => DataImport.Run(from, Target)).Message;
}
