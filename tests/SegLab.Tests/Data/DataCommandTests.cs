using System.IO.Compression;
using SegLab.Tests.Cli;
using Xunit;

namespace SegLab.Tests.Data;

public sealed class DataCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task WhatMakeWritesCheckFindsGood()
    {
        var target = Path.Combine(_folder.Path, "made-up");
        Assert.Equal(0, (await CommandProcess.SeglabAsync(_folder.Path, "data", "make", target, "--count", "3", "--seed", "7")).ExitCode);
        var (exitCode, output, _) = await CommandProcess.SeglabAsync(_folder.Path, "data", "check", target);
        Assert.Equal(0, exitCode);
        Assert.Matches("pairs +3\n", output);
        Assert.Matches("problems +none\n", output);
        var (again, _, error) = await CommandProcess.SeglabAsync(_folder.Path, "data", "make", target);
        Assert.Equal(1, again);
        Assert.Contains("is not empty", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CheckListsEveryProblemAndEndsWithOne()
    {
        TestPictures.TwoFolders(_folder, 4);
        File.Delete(_folder["images/a.png"]);
        File.Delete(_folder["masks/b.png"]);
        File.WriteAllText(_folder["images/c.png"], "corrupt");
        var (exitCode, output, _) = await CommandProcess.SeglabAsync(_folder.Path, "data", "check", _folder.Path);
        Assert.Equal(1, exitCode);
        Assert.Contains("masks/a.png: a mask without an image.", output, StringComparison.Ordinal);
        Assert.Contains("images/b.png: an image without a mask.", output, StringComparison.Ordinal);
        Assert.Contains("images/c.png: the image cannot be read", output, StringComparison.Ordinal);
        Assert.Matches("problems +3\n", output);
    }

    [Fact]
    public async Task CheckTakesTheLesionsValueAndRefusesEmptyMasksOnRequest()
    {
        TestPictures.TwoFolders(_folder, 2);
        TestPictures.Save(_folder["masks/a.png"], TestPictures.Mask(), level: 3);
        foreach (var (flags, status, expected) in ((string Flags, int Status, string Expected)[])
            [("--lesion-value 3", 0, "1 of 2 masks is without lesion: b."), ("--lesion-value 3 --empty refuse", 1, "masks/b.png: the mask is empty"), ("--lesion-value red", 2, "--lesion-value red: a grey level")])
        {
            var (exitCode, output, error) = await CommandProcess.SeglabAsync(_folder.Path, ["data", "check", _folder.Path, .. flags.Split(' ')]);
            Assert.Equal(status, exitCode);
            Assert.Contains(expected, output + error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("none", 2, "there is no such folder")]
    [InlineData("empty", 1, "The folder is empty")]
    public async Task AWrongPathAndAnEmptyFolderAreNamed(string name, int status, string expected)
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, "empty"));
        var (exitCode, _, error) = await CommandProcess.SeglabAsync(_folder.Path, "data", "check", Path.Combine(_folder.Path, name));
        Assert.Equal(status, exitCode);
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ImportUnpacksAndChecks()
    {
        TestPictures.Ph2(_folder, 2, "in/PH2 Dataset images");
        ZipFile.CreateFromDirectory(_folder["in"], _folder["ph2.zip"]);
        var (exitCode, output, _) = await CommandProcess.SeglabAsync(_folder.Path, "data", "import", _folder["ph2.zip"], Path.Combine(_folder.Path, "target"));
        Assert.Equal(0, exitCode);
        Assert.Contains("2 pairs of images and masks are in", output, StringComparison.Ordinal);
        Assert.Contains("PH2 as published has 200 pairs", output, StringComparison.Ordinal);
        Assert.Matches("problems +none\n", output);
    }

    [Fact]
    public async Task ImportSaysWhoHasTheFlagsThatItsReportSpeaksOf()
    {
        TestPictures.TwoFolders(_folder, 2);
        TestPictures.Save(_folder["masks/a.png"], new SegLab.Data.RgbImage(19, 13, [.. Enumerable.Range(0, 3 * 19 * 13).Select(value => (byte)(value / 3 % 3))]));
        File.WriteAllText(_folder["images/c.tiff"], "");
        var target = Path.Combine(_folder.Path, "target");
        var (exitCode, output, _) = await CommandProcess.SeglabAsync(_folder.Path, "data", "import", _folder.Path, target);
        Assert.Equal(1, exitCode);
        Assert.Contains("say which: --lesion-value N", output, StringComparison.Ordinal);
        Assert.Contains($"--lesion-value and --empty are flags of 'seglab data check {target}' and 'seglab train --data {target}'.", output, StringComparison.Ordinal);
        Assert.Contains("1 TIFF (c.tiff)", output, StringComparison.Ordinal);
        var help = await CommandProcess.SeglabAsync(_folder.Path, "data", "check", "--help");
        Assert.Matches(@"--empty[^[]*\[default: allow\]", help.Output);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("ftp://127.0.0.1/PH2Dataset.rar")]
    public async Task GetRefusesWhatIsNoAddress(string url)
    {
        var (exitCode, _, error) = await CommandProcess.SeglabAsync(_folder.Path, "data", "get", "ph2", Path.Combine(_folder.Path, "PH2Dataset"), "--url", url);
        Assert.Equal(2, exitCode);
        Assert.Contains($"--url {url}: a whole address is expected", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetLeavesAFolderThatIsNotEmptyAlone()
    {
        File.WriteAllText(_folder["PH2Dataset/mine.txt"], "mine");
        var (exitCode, _, error) = await CommandProcess.SeglabAsync(_folder.Path, "data", "get", "ph2", _folder["PH2Dataset"]);
        Assert.Equal(1, exitCode);
        Assert.Contains("is not empty", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetRefusesAServerThatHasAnotherFile()
    {
        await using var server = new Fetching.LoopbackServer(new byte[1000]);
        var (exitCode, _, error) = await CommandProcess.SeglabAsync(_folder.Path, "data", "get", "ph2", Path.Combine(_folder.Path, "PH2Dataset"), "--url", server.Address.ToString());
        Assert.Equal(1, exitCode);
        Assert.Contains("offers 1,000 bytes, the expected file has 116,457,882", error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }
}
