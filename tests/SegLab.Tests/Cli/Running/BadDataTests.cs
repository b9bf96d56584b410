using SegLab.Tests.Data;
using Xunit;

namespace SegLab.Tests.Cli.Running;

/// <summary>Folders that the assignment's notebook cannot take its pictures from.</summary>
public sealed class BadDataTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TemporaryFolder _data = new();

    public void Dispose()
    {
        _folder.Dispose();
        _data.Dispose();
    }

    [Fact]
    public async Task AFolderThatDoesNotExistIsRefusedBeforeAnythingRuns()
    {
        var result = await AssignmentNotebook.RunAsync(_folder, "--data", "nowhere");
        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith("--data nowhere: there is no such folder", result.Error, StringComparison.Ordinal);
        Assert.Contains("Name a folder", result.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task AnEmptyFolderIsNamedWithWhatWasLookedFor()
    {
        await AssertRefusedAsync(_data.Path, "The folder is empty", "PH2");
    }

    [Fact]
    public async Task EveryFileThatIsNotFitToUseIsNamed()
    {
        TestPictures.TwoFolders(_data, 4);
        File.Delete(_data["images/a.png"]);
        File.Delete(_data["masks/b.png"]);
        await File.WriteAllTextAsync(_data["images/c.png"], "corrupt", TestContext.Current.CancellationToken);
        await AssertRefusedAsync("masks/a.png: a mask without an image.", "images/b.png: an image without a mask.", "images/c.png: the image cannot be read");
    }

    [Fact]
    public async Task TooFewPicturesForASplitAreNamed()
    {
        TestPictures.TwoFolders(_data, 2);
        await AssertRefusedAsync("A split needs at least 3 pictures, one for each part; there are 2.");
    }

    private async Task AssertRefusedAsync(params string[] expected)
    {
        var result = await AssignmentNotebook.RunAsync(_folder, "--data", _data.Path, "--set", "ImageSize=16", "--set", "BatchSize=2");
        Assert.Equal(1, result.ExitCode);
        Assert.Matches(@"^Cell \d+, line \d+: ", result.Error);
        Assert.All(expected, part => Assert.Contains(part, result.Error, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", result.Error, StringComparison.Ordinal);
        await RunRemains.AreWholeAsync(_folder);
    }
}
