using SegLab.Data.Files;
using Xunit;

namespace SegLab.Tests.Data.Files;

/// <summary>Whether results can be written is known before the work, and asking leaves nothing behind.</summary>
public sealed class WritableFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(".")]
    [InlineData("new")]
    [InlineData("new/and/deep")]
    public void AFolderThatIsThereOrCanBeMadeIsFree(string name)
    {
        Assert.Null(WritableFolder.Problem(Path.Combine(_folder.Path, name)));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Theory]
    [InlineData("file", "that is a file; name a folder.")]
    [InlineData("file/below", "file is a file; name a folder.")]
    [InlineData("file/far/below", "file is a file; name a folder.")]
    [InlineData("dangling", "that is a link to nowhere, which is no folder.")]
    [InlineData("dangling/below", "dangling is a link to nowhere, which is no folder.")]
    public void WhatCannotBeAFolderIsNamed(string name, string expected)
    {
        File.WriteAllText(_folder["file"], "");
        File.CreateSymbolicLink(_folder["dangling"], "nowhere");
        Assert.EndsWith(expected, WritableFolder.Problem(Path.Combine(_folder.Path, name)), StringComparison.Ordinal);
    }

    [Fact]
    public void AFolderWhereNothingCanBeMadeIsNamed()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Linux has such a folder for everyone, root included.");
        Assert.Contains("no file can be made in /proc", WritableFolder.Problem("/proc/runs"), StringComparison.Ordinal);
    }
}
