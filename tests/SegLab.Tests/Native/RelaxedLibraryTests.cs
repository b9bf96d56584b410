using SegLab.Native;
using Xunit;

namespace SegLab.Tests.Native;

/// <summary>The copy in the cache folder: made once, whole at every moment, mended where it is not.</summary>
public sealed class RelaxedLibraryTests : IDisposable
{
    private static readonly byte[] Image = [.. Enumerable.Range(0, 300_000).Select(index => (byte)(index * 31))];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void ACopyIsMadeOnceAndKept()
    {
        var path = RelaxedLibrary.Keep(Image, folder["cache/native"]);
        Assert.Equal(TorchLibrary.FileName, Path.GetFileName(path));
        Assert.Equal(Image, File.ReadAllBytes(path));
        File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch);

        Assert.Equal(path, RelaxedLibrary.Keep(Image, folder["cache/native"]));
        Assert.Equal(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(path));
    }

    [Fact]
    public void AnotherVersionOfTheLibraryHasItsOwnCopy() =>
        Assert.NotEqual(RelaxedLibrary.Keep(Image, folder.Path), RelaxedLibrary.Keep(Image[1..], folder.Path));

    [Theory]
    [InlineData(0)]
    [InlineData(1000)]
    [InlineData(400_000)]
    public void ACopyThatIsNotWholeIsReplaced(int length)
    {
        var path = RelaxedLibrary.Keep(Image, folder.Path);
        using (var stream = File.OpenWrite(path))
            stream.SetLength(length);
        Assert.Equal(path, RelaxedLibrary.Keep(Image, folder.Path));
        Assert.Equal(Image, File.ReadAllBytes(path));
    }

    [Fact]
    public void ACopyInUseIsReplacedBesideNotWrittenInto()
    {
        var path = RelaxedLibrary.Keep(Image, folder.Path);
        File.WriteAllText(path, "another's");
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows replaces no file that is open.");
        using var reader = File.OpenText(path);
        RelaxedLibrary.Keep(Image, folder.Path);
        Assert.Equal("another's", reader.ReadToEnd());
    }

    [Fact]
    public async Task ManyAtOnceLeaveOneWholeCopyAndNothingElse()
    {
        var paths = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() =>
        {
            var path = RelaxedLibrary.Keep(Image, folder.Path);
            Assert.Equal(Image, File.ReadAllBytes(path));
            return path;
        })));
        Assert.Equal(paths.Distinct(), Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void AFolderThatCannotBeMadeIsAnErrorThatNamesIt()
    {
        var belowFile = Path.Combine(folder["file"], "cache");
        File.WriteAllText(folder["file"], "");
        var error = Assert.ThrowsAny<IOException>(() => RelaxedLibrary.Keep(Image, belowFile));
        Assert.Contains(belowFile, error.Message, StringComparison.Ordinal);
    }
}
