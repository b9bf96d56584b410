using SegLab.Storage;
using Xunit;

namespace SegLab.Tests.Storage;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        FileSystem.Use(null);
        _folder.Dispose();
    }

    [Fact]
    public void AFileIsReplacedWhole()
    {
        AtomicFile.Write(_folder["sub/a.txt"], "first");
        AtomicFile.Write(_folder["sub/a.txt"], "second");
        Assert.Equal("second", File.ReadAllText(_folder["sub/a.txt"]));
        Assert.Single(Directory.EnumerateFileSystemEntries(_folder["sub"]));
    }

    [Fact]
    public void WhatWasThereStaysWhereTheWritingFails()
    {
        AtomicFile.Write(_folder["a.txt"], "first");
        Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(_folder["a.txt"], _ => throw new InvalidOperationException()));
        Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(_folder["a.txt"], stream => stream.WriteByte(1), () => throw new InvalidOperationException()));
        Assert.Equal("first", File.ReadAllText(_folder["a.txt"]));
        Assert.Single(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void WhatADeadProcessLeftIsRemovedByTheNextThatWritesTheSameFile()
    {
        FileSystem.Use(new DyingFileSystem(3));
        Assert.ThrowsAny<Exception>(() => AtomicFile.Write(_folder["a.txt"], "half"));
        FileSystem.Use(null);
        var left = Assert.Single(Directory.EnumerateFiles(_folder.Path));
        Assert.StartsWith("a.txt.part-seglab-", Path.GetFileName(left), StringComparison.Ordinal);
        AtomicFile.Write(_folder["other.txt"], "whole");
        Assert.True(File.Exists(left));
        AtomicFile.Write(_folder["a.txt"], "whole");
        Assert.False(File.Exists(left));
    }

    [Theory]
    [InlineData("a.txt.part")]
    [InlineData("a.txt.part-seglab-")]
    [InlineData("a.txt.part-seglab-notes")]
    [InlineData("a.txt.123.partial")]
    public void AStrangersFileOfALikeNameStays(string name)
    {
        File.WriteAllText(_folder[name], "precious");
        AtomicFile.Write(_folder["a.txt"], "whole");
        Assert.Equal("precious", File.ReadAllText(_folder[name]));
    }

    [Fact]
    public void WhatALivingProcessWritesStays()
    {
        var living = PartName.Next(_folder["a.txt"]);
        File.WriteAllText(living, "half");
        AtomicFile.Write(_folder["a.txt"], "whole");
        Assert.True(File.Exists(living));
    }

    [Fact]
    public void ManyThatWriteTheSameFileEachWriteAWholeOne()
    {
        var path = _folder["a.txt"];
        var texts = Enumerable.Range(0, 8).Select(writer => new string((char)('a' + writer), 20_000)).ToList();
        Parallel.ForEach(texts, text => AtomicFile.Write(path, text));
        Assert.Contains(File.ReadAllText(path), texts);
        Assert.Single(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void ANameOfTheGreatestLengthIsWritten()
    {
        var path = _folder[new string('ü', 120) + ".txt"];
        AtomicFile.Write(path, "whole");
        Assert.Equal("whole", File.ReadAllText(path));
    }
}
