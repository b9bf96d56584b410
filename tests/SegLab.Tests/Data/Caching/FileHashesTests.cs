using SegLab.Data;
using SegLab.Data.Caching;
using Xunit;

namespace SegLab.Tests.Data.Caching;

/// <summary>A hash is remembered only while the file is the same, whatever its length and modification time say.</summary>
public sealed class FileHashesTests : IDisposable
{
    private static readonly DateTime LongAgo = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    // When nothing of these tests has just changed any more.
    private static readonly DateTime Later = DateTime.UtcNow.AddDays(1);

    private readonly TemporaryFolder _folder = new();
    private readonly string _file;

    public FileHashesTests() => _file = _folder["image"];

    private string[] Remembered => File.Exists(_folder["hashes.txt"]) ? File.ReadAllLines(_folder["hashes.txt"])[1..] : [];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void AnUnchangedFileIsNotReadAgain()
    {
        RequireChangeTimes();
        Write("one");
        var first = Hash(Later);
        Assert.StartsWith(first, Assert.Single(Remembered), StringComparison.Ordinal);
        Assert.Equal(first, Hash(Later));
        // Seen by a false entry, which is believed.
        Forge();
        Assert.NotEqual(first, Hash(Later));
    }

    [Fact]
    public void AFileThatIsRewrittenInPlaceWithItsLengthAndTimeIsReadAgain() => IsReadAgain(() =>
    {
        using (var stream = new FileStream(_file, FileMode.Open, FileAccess.Write))
            stream.Write("two"u8);
        File.SetLastWriteTimeUtc(_file, LongAgo);
    });

    [Fact]
    public void AFileThatIsReplacedByAnotherOfItsLengthAndTimeIsReadAgain() => IsReadAgain(() =>
    {
        File.WriteAllText(_folder["other"], "two");
        File.SetLastWriteTimeUtc(_folder["other"], LongAgo);
        File.Move(_folder["other"], _file, overwrite: true);
    });

    [Fact]
    public void TwoFilesThatChangePlacesAreReadAgain()
    {
        File.WriteAllText(_folder["other"], "two");
        File.SetLastWriteTimeUtc(_folder["other"], LongAgo);
        IsReadAgain(() =>
        {
            File.Move(_file, _folder["between"]);
            File.Move(_folder["other"], _file);
            File.Move(_folder["between"], _folder["other"]);
        });
    }

    [Fact]
    public void TheTargetOfALinkCounts()
    {
        File.WriteAllText(_folder["store/target"], "one");
        File.SetLastWriteTimeUtc(_folder["store/target"], LongAgo);
        File.CreateSymbolicLink(_file, _folder["store/target"]);
        var first = Hash(Later);
        File.WriteAllText(_folder["store/target"], "two");
        File.SetLastWriteTimeUtc(_folder["store/target"], LongAgo);
        Assert.NotEqual(first, Hash(Later));
    }

    [Fact]
    public void ALinkToAnotherTargetIsReadAgain()
    {
        foreach (var name in (string[])["one", "two"])
        {
            File.WriteAllText(_folder[$"store/{name}"], name);
            File.SetLastWriteTimeUtc(_folder[$"store/{name}"], LongAgo);
        }

        File.CreateSymbolicLink(_file, _folder["store/one"]);
        var first = Hash(Later);
        File.Delete(_file);
        File.CreateSymbolicLink(_file, _folder["store/two"]);
        Assert.NotEqual(first, Hash(Later));
    }

    [Fact]
    public void ALinkedFolderWithAnotherTargetIsReadAgain()
    {
        foreach (var name in (string[])["one", "two"])
        {
            File.WriteAllText(_folder[$"{name}/image"], name);
            File.SetLastWriteTimeUtc(_folder[$"{name}/image"], LongAgo);
        }

        Directory.CreateSymbolicLink(_folder["link"], _folder["one/"]);
        var first = Hash(Later, Path.Combine(_folder["link"], "image"));
        Directory.Delete(_folder["link"]);
        Directory.CreateSymbolicLink(_folder["link"], _folder["two/"]);
        Assert.NotEqual(first, Hash(Later, Path.Combine(_folder["link"], "image")));
    }

    // A second is the coarsest tick of the file systems that are trusted; before the change, the clock was set back.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-3600)]
    public void AFileThatHasJustChangedIsNotRemembered(int seconds)
    {
        Write("one");
        Hash(DateTime.UtcNow.AddSeconds(seconds));
        Assert.Empty(Remembered);
    }

    [Fact]
    public void HashingAnewFindsWhatNothingShowed()
    {
        RequireChangeTimes();
        Write("one");
        var first = Hash(Later);
        Forge();
        var hashes = new FileHashes(_folder.Path, Later);
        Assert.Equal(first, hashes.Of([Pair(_file)], anew: true, CancellationToken.None).Split(' ')[0]);
        Assert.Equal([_file], hashes.ChangedUnseen);
        // And puts it right.
        Assert.Equal(first, Hash(Later));
    }

    [Fact]
    public void AnEarlierFormatAndWhatIsNoHashAreForgotten()
    {
        RequireChangeTimes();
        Write("one");
        var first = Hash(Later);
        var lines = File.ReadAllLines(_folder["hashes.txt"]);
        var forged = new string('0', 64) + lines[1][64..];
        // Without the line that names the format.
        File.WriteAllLines(_folder["hashes.txt"], [forged]);
        Assert.Equal(first, Hash(Later));
        var zeros = new string('0', 63);
        File.WriteAllLines(_folder["hashes.txt"], [lines[0], "", "nonsense", "\t\t\t", $"0{zeros}\tshort", zeros + lines[1][64..]]);
        Assert.Equal(first, Hash(Later));
    }

    [Fact]
    public void AFileHasOneLineHoweverOftenItChanges()
    {
        RequireChangeTimes();
        foreach (var content in (string[])["one", "two", "six"])
        {
            Write(content);
            Hash(Later);
        }

        Assert.Single(Remembered);
    }

    [Fact]
    public void AMissingFileIsAnotherSet()
    {
        Write("one");
        Assert.NotEqual(Hash(Later), Hash(Later, _folder["gone"]));
    }

    [Fact]
    public void AFileSystemWithoutChangeTimesIsNeverTrusted()
    {
        Assert.SkipUnless(File.Exists("/proc/self/status"), "The file system of processes is Linux's.");
        using var file = File.OpenHandle("/proc/self/status");
        Assert.Null(FileState.Of(file));
    }

    [Theory]
    [InlineData(4, false, false)]
    [InlineData(6, false, true)]
    [InlineData(600, true, false)]
    [InlineData(3700, true, true)]
    [InlineData(-60, false, false)]
    public void ARemoteChangeIsTrustedOnlyWhenNoClockCouldBeSoWrong(int secondsAgo, bool isRemote, bool expected) =>
        Assert.Equal(expected, new FileState("", LongAgo, isRemote).IsSettled(LongAgo.AddSeconds(secondsAgo)));

    private static DataPair Pair(string path) => new("a", path, null);

    private void RequireChangeTimes()
    {
        File.WriteAllText(_folder["asked"], "");
        using var file = File.OpenHandle(_folder["asked"]);
        Assert.SkipWhen(FileState.Of(file) is null, "This file system has no change times: files are hashed each time.");
    }

    private void IsReadAgain(Action change)
    {
        Write("one");
        var first = Hash(Later);
        change();
        Assert.Equal((3, LongAgo), (new FileInfo(_file).Length, File.GetLastWriteTimeUtc(_file)));
        Assert.NotEqual(first, Hash(Later));
    }

    private void Write(string content)
    {
        File.WriteAllText(_file, content);
        File.SetLastWriteTimeUtc(_file, LongAgo);
    }

    private void Forge()
    {
        var lines = File.ReadAllLines(_folder["hashes.txt"]);
        File.WriteAllLines(_folder["hashes.txt"], [lines[0], new string('0', 64) + lines[1][64..]]);
    }

    private string Hash(DateTime now, string? path = null) =>
        new FileHashes(_folder.Path, now).Of([Pair(path ?? _file)], anew: false, CancellationToken.None).Split(' ')[0];
}
