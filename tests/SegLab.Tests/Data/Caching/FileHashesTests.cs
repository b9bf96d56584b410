using SegLab.Data;
using SegLab.Data.Caching;
using Xunit;

namespace SegLab.Tests.Data.Caching;

public sealed class FileHashesTests : IDisposable
{
    private static readonly DateTime LongAgo = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void AFileIsReadOnceWhileItsTimeAndLengthStay()
    {
        var first = Of("one", LongAgo);
        Assert.True(File.Exists(_folder["hashes.txt"]));
        Assert.Equal(first, Of("two", LongAgo));
        Assert.NotEqual(first, Of("two", LongAgo.AddSeconds(1)));
    }

    [Fact]
    public void AFileThatHasJustChangedIsReadAgain() => Assert.NotEqual(Of("one", DateTime.UtcNow), Of("two", DateTime.UtcNow));

    [Fact]
    public void WhatIsNoHashIsForgotten()
    {
        File.WriteAllLines(_folder["hashes.txt"], ["", "nonsense", "\t\t\t", new string('0', 64) + "\tshort"]);
        Assert.Equal(Of("one", LongAgo), Of("one", LongAgo.AddSeconds(1)));
    }

    [Fact]
    public void AMissingFileIsAnotherSet() => Assert.NotEqual(Of("one", LongAgo), FileHashes.Of(_folder.Path, [new DataPair("a", _folder["gone"], null)], CancellationToken.None));

    private string Of(string content, DateTime time)
    {
        File.WriteAllText(_folder["image"], content);
        File.SetLastWriteTimeUtc(_folder["image"], time);
        return FileHashes.Of(_folder.Path, [new DataPair("a", _folder["image"], null)], CancellationToken.None);
    }
}
