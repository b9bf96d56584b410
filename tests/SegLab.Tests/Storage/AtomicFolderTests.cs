using SegLab.Storage;
using Xunit;

namespace SegLab.Tests.Storage;

public sealed class AtomicFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        FileSystem.Use(null);
        _folder.Dispose();
    }

    [Fact]
    public void AFolderAppearsWhole()
    {
        using (var folder = new AtomicFolder(_folder["set"]))
        {
            File.WriteAllText(Path.Combine(folder.Folder, "a.txt"), "whole");
            Assert.False(Directory.Exists(_folder["set"]));
            folder.Complete();
        }

        Assert.Equal("whole", File.ReadAllText(_folder["set/a.txt"]));
        Assert.Single(Directory.EnumerateFileSystemEntries(_folder.Path));
        Assert.Single(Directory.EnumerateFileSystemEntries(_folder["set"]));
    }

    [Fact]
    public void WhatIsNotCompletedIsGone()
    {
        using (var folder = new AtomicFolder(_folder["set"]))
            File.WriteAllText(Path.Combine(folder.Folder, "a.txt"), "half");
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void OfTwoThatWriteTheSameFolderTheFirstWinsAndTheOtherIsTold()
    {
        using var first = new AtomicFolder(_folder["set"]);
        using var second = new AtomicFolder(_folder["set"]);
        File.WriteAllText(Path.Combine(first.Folder, "first.txt"), "");
        File.WriteAllText(Path.Combine(second.Folder, "second.txt"), "");
        first.Complete();
        Assert.Contains("written by somebody else meanwhile", Assert.Throws<SegLabException>(() => second.Complete()).Message, StringComparison.Ordinal);
        Assert.Equal(["first.txt"], Directory.EnumerateFiles(_folder["set"]).Select(path => Path.GetFileName(path)));
    }

    [Fact]
    public void AnEmptyFolderIsTakenAndAFullOneRefused()
    {
        Directory.CreateDirectory(_folder["set"]);
        using (var folder = new AtomicFolder(_folder["set"]))
        {
            File.WriteAllText(Path.Combine(folder.Folder, "a.txt"), "");
            folder.Complete();
        }

        Assert.Contains("is not empty", Assert.Throws<SegLabException>(() => new AtomicFolder(_folder["set"])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("set.part")]
    [InlineData("set.part-seglab-00000000-1-1-00000000")]
    public void AStrangersFolderOfALikeNameStays(string name)
    {
        File.WriteAllText(_folder[$"{name}/thesis.txt"], "precious");
        using (var folder = new AtomicFolder(_folder["set"]))
            folder.Complete();
        Assert.Equal("precious", File.ReadAllText(_folder[$"{name}/thesis.txt"]));
    }

    [Fact]
    public void WhatADeadProcessLeftIsRemovedByTheNextThatWritesTheSameFolder()
    {
        for (var operation = 1; operation < 12; operation++)
        {
            FileSystem.Use(new DyingFileSystem(operation));
            try
            {
                using var folder = new AtomicFolder(_folder["set"]);
                FileSystem.Current.WriteText(Path.Combine(folder.Folder, "a.txt"), "half");
            }
            catch (DyingFileSystem.DeadException)
            {
                // As it shall.
            }

            FileSystem.Use(null);
            using (var folder = new AtomicFolder(_folder["set"]))
                folder.Complete();
            Assert.Equal(["set"], Directory.EnumerateFileSystemEntries(_folder.Path).Select(path => Path.GetFileName(path)));
            Directory.Delete(_folder["set"]);
        }
    }

    [Fact]
    public void ALinkInsideIsRemovedAndNotWhatItLeadsTo()
    {
        File.WriteAllText(_folder["home/thesis.txt"], "precious");
        using (var folder = new AtomicFolder(_folder["set"]))
            Directory.CreateSymbolicLink(Path.Combine(folder.Folder, "home"), _folder["home"]);
        Assert.Equal("precious", File.ReadAllText(_folder["home/thesis.txt"]));
        Assert.Equal(["home"], Directory.EnumerateFileSystemEntries(_folder.Path).Select(path => Path.GetFileName(path)));
    }
}
