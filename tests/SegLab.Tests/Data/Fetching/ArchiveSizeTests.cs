using System.Buffers.Binary;
using System.IO.Compression;
using SegLab.Data.Fetching;
using Xunit;

namespace SegLab.Tests.Data.Fetching;

/// <summary>Archives that hold more than the disk or than they say. The sizes that a zip declares are patched where its headers have them (APPNOTE.TXT 4.3.7 and 4.3.12).</summary>
public sealed class ArchiveSizeTests : IDisposable
{
    private const int LocalSignature = 0x04034b50, LocalSize = 22;
    private const int DirectorySignature = 0x02014b50, DirectorySize = 24;

    private readonly TemporaryFolder _folder = new();

    private string Target => Path.Combine(_folder.Path, "target");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void UnpackingStopsAtTheDeclaredSize()
    {
        TestPictures.TwoFolders(_folder, 2);
        File.WriteAllBytes(_folder["images/zeros.png"], new byte[50_000_000]);
        Declare(Zip("images", "masks"), 50_000_000, 100);
        var unpacked = Path.Combine(_folder.Path, "unpacked");
        var message = Assert.Throws<SegLabException>(() => ArchiveFile.Unpack(_folder["set.zip"], unpacked)).Message;
        Assert.Contains("more of 'images/zeros.png' than the 100 bytes that it declares", message, StringComparison.Ordinal);
        Assert.DoesNotContain("get it again", message, StringComparison.Ordinal);
        Assert.InRange(Directory.GetFiles(unpacked, "zeros.png", SearchOption.AllDirectories).Sum(path => new FileInfo(path).Length), 0, 100);
        Assert.Throws<SegLabException>(() => DataImport.Run(_folder["set.zip"], Target));
        Assert.False(Directory.Exists(Target));
    }

    [Fact]
    public void WhatTheDiskHasNoRoomForIsRefusedBeforeAnythingIsWritten()
    {
        // Four gigabytes each: twenty terabytes.
        foreach (var number in Enumerable.Range(0, 5000))
            File.WriteAllText(_folder[$"images/{number}.png"], "x");
        Declare(Zip("images"), 1, uint.MaxValue - 1);
        var unpacked = Path.Combine(_folder.Path, "unpacked");
        var message = Assert.Throws<SegLabException>(() => ArchiveFile.Unpack(_folder["set.zip"], unpacked)).Message;
        Assert.Contains("set.zip', unpacked, takes ", message, StringComparison.Ordinal);
        Assert.Contains("MB of disk space are free there. Nothing was written", message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(unpacked));
    }

    [Fact]
    public void AFullDiskIsCalledThatAndNotDamage()
    {
        Assert.Equal("the disk is full: free some space, or give a folder on another disk.", DiskSpace.Reason(new IOException("No space left on device", 28)));
        Assert.Equal("the disk is full: free some space, or give a folder on another disk.", DiskSpace.Reason(new IOException("There is not enough space on the disk.", unchecked((int)0x80070070))));
        Assert.Equal("Permission denied", DiskSpace.Reason(new UnauthorizedAccessException("Permission denied")));
        DiskSpace.Require(Path.Combine(_folder.Path, "not", "there", "yet"), 1, "A byte");
    }

    [Fact]
    public void AFileThatAnArchiveHoldsTwiceIsNamed()
    {
        TestPictures.TwoFolders(_folder, 1);
        using (var zip = ZipFile.Open(Zip("images", "masks"), ZipArchiveMode.Update))
        using (var entry = zip.CreateEntry("images/a.png").Open())
            entry.WriteByte(1);
        Assert.Contains("holds 'images/a.png' twice", Assert.Throws<SegLabException>(() => DataImport.Run(_folder["set.zip"], Target)).Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Target));
    }

    private string Zip(params string[] folders)
    {
        using var zip = ZipFile.Open(_folder["set.zip"], ZipArchiveMode.Create);
        foreach (var file in folders.SelectMany(folder => Directory.GetFiles(_folder[folder])))
            zip.CreateEntryFromFile(file, Path.GetRelativePath(_folder.Path, file).Replace('\\', '/'));
        return _folder["set.zip"];
    }

    // Wherever a header has the one size, it gets the other.
    private static void Declare(string path, uint size, uint declared)
    {
        var bytes = File.ReadAllBytes(path);
        foreach (var (signature, offset) in (IEnumerable<(int, int)>)[(LocalSignature, LocalSize), (DirectorySignature, DirectorySize)])
        {
            for (var at = 0; at + offset + sizeof(uint) <= bytes.Length; at++)
            {
                if (BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at)) == signature && BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at + offset)) == size)
                    BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at + offset), declared);
            }
        }

        File.WriteAllBytes(path, bytes);
    }
}
