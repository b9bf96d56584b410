using SegLab.Cli.Documents;
using SegLab.Tests.Cli.Running;
using Xunit;

namespace SegLab.Tests.Cli.Usage;

/// <summary>Wrong calls of every command: exit code 2, the mistake in the last line, no page of help, nothing done.</summary>
public sealed class WrongCallTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public WrongCallTests() => File.WriteAllText(_folder["file"], "x");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("", "seglab: name a command: run, train,")]
    [InlineData("trian --epochs 3", "there is no such command; did you mean 'train'?")]
    [InlineData("frobnicate", "there is no such command. There are run, train,")]
    [InlineData("data", "seglab data: name a command: check,")]
    [InlineData("data mak x", "there is no such command; did you mean 'make'?")]
    [InlineData("train --epohcs 3", "--epohcs: there is no such flag; did you mean --epochs?")]
    [InlineData("train --frobnicate", "--frobnicate: there is no such flag.")]
    [InlineData("data make --cuont 3", "--cuont: there is no such flag; did you mean --count?")]
    [InlineData("compare --oot=x", "--oot: there is no such flag; did you mean --out?")]
    [InlineData("list there", "'there': seglab list takes no such word.")]
    [InlineData("train --epochs", "--epochs: a value is missing (N).")]
    [InlineData("train --epochs 3 --epochs 4", "--epochs is given 2 times (3, 4); give it once.")]
    [InlineData("train --size x", "--size x: a whole number is expected.")]
    [InlineData("train --count 2", "--count 2: at least 3 images are needed")]
    [InlineData("train --leakage maybe", "--leakage maybe: refuse or allow is expected.")]
    [InlineData("train --runs file", "--runs file: that is a file; name a folder.")]
    [InlineData("train --runs file/x", "file is a file; name a folder.")]
    [InlineData("train --cache file", "--cache file: that is a file; name a folder.")]
    [InlineData("train --split .", "--split .: that is a folder.")]
    [InlineData("train --masks .", "--masks takes --data")]
    [InlineData("train --lesion-value 2", "--lesion-value takes --data")]
    [InlineData("train --best-epoch", "take --reading honest with it.")]
    [InlineData("train --count 40 --batch-size 999", "--batch-size 999: there are only 20 images to train on; take --batch-size 20 or less.")]
    [InlineData("train --count 40 --split assignment --batch-size 21", "take --batch-size 20 or less.")]
    [InlineData("train --device nosuch", "--device nosuch: there is no such device.")]
    [InlineData("train --precision tensor-float32", "--precision tensor-float32 takes an NVIDIA GPU, and the device is cpu. Take --precision float32, or --precision bfloat16")]
    [InlineData("list --runs file", "--runs file: that is a file; name a folder.")]
    [InlineData("clean --older-than nan", "--older-than nan: a number of days is expected, 0 or more.")]
    [InlineData("clean --older-than inf", "--older-than inf: a number with a decimal point is expected")]
    [InlineData("clean --older-than 1e300", "--older-than 1e300: a number of days")]
    [InlineData("clean --older-than -1", "--older-than -1: a number of days")]
    [InlineData("clean --older-than 1,5", "--older-than 1,5: a number with a decimal point is expected")]
    [InlineData("compare --measure nosuch", "--measure nosuch: There is no measure 'nosuch'.")]
    [InlineData("compare --out x.txt", "--out x.txt: a page ends with .html, a table with .csv.")]
    [InlineData("data make x --count 0", "--count 0: at least 1 is needed.")]
    [InlineData("data get nosuch", "NAME nosuch: there is no such data set to download.")]
    [InlineData("compare --out file/x.html", "--out file/x.html: ")]
    [InlineData("predict x.png --run a --out file", "--out file: that is a file; name a folder.")]
    [InlineData("predict x.png --run a --out file/x", "file is a file; name a folder.")]
    [InlineData("run x.ipynb --out file/x", "file is a file; name a folder.")]
    [InlineData("data check nosuch", "DIR nosuch: there is no such folder")]
    [InlineData("data check file", "DIR file: that is a file; a folder with images is needed.")]
    [InlineData("data check . --masks nosuch", "--masks nosuch: there is no such folder")]
    [InlineData("data duplicates nosuch", "DIR nosuch: there is no such folder")]
    [InlineData("data duplicates . --other nosuch", "--other nosuch: there is no such folder")]
    [InlineData("data duplicates . --out file/x.csv", "--out file/x.csv: ")]
    [InlineData("data import nosuch", "ARCHIVE_OR_FOLDER nosuch: there is no such file or folder.")]
    [InlineData("predict x.png --run", "--run: a value is missing (KEY).")]
    [InlineData("data check", "DIR is missing:")]
    public async Task TheMistakeIsTheLastLine(string arguments, string expected)
    {
        var result = await CommandProcess.SeglabAsync(_folder.Path, arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Output);
        var last = result.Error.TrimEnd().Split('\n')[^1];
        Assert.Contains(expected, last, StringComparison.Ordinal);
        Assert.Matches(@" See 'seglab[a-z ]* --help'\.$", last);
        Assert.Equal(["file"], Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("train", "--runs")]
    [InlineData("train", "--cache")]
    [InlineData("train", "--data")]
    [InlineData("train", "--split")]
    [InlineData("train", "--loss")]
    [InlineData("list", "--runs")]
    [InlineData("compare")]
    [InlineData("compare", "--out")]
    [InlineData("data", "make")]
    [InlineData("data", "check")]
    [InlineData("data", "import")]
    [InlineData("data", "duplicates", "x", "--out")]
    [InlineData("predict", "x.png", "--run", "a", "--out")]
    [InlineData("run", "x.ipynb", "--data")]
    public async Task ABlankIsNoValue(params string[] call)
    {
        foreach (var blank in (string[])[call.Length % 2 == 0 ? "" : " "])
        {
            var result = await CommandProcess.SeglabAsync(_folder.Path, [.. call, blank]);
            Assert.Equal(2, result.ExitCode);
            Assert.Contains($" '{blank}': that is blank; give a value, or leave it out.", result.Error, StringComparison.Ordinal);
        }
    }

    /// <summary>The flags are right, the place is not: that is a failure, and it is told before any work.</summary>
    [Theory]
    [InlineData("train --count 12 --batch-size 4 --size 16 --epochs 1 --runs /proc/x", "--runs /proc/x: ")]
    [InlineData("train --count 12 --batch-size 4 --size 16 --epochs 1 --cache /proc/x", "--cache /proc/x: ")]
    [InlineData("predict x.png --run a --out /proc/x", "--out /proc/x: ")]
    [InlineData("compare --out /proc/x/c.html", "--out /proc/x/c.html: ")]
    [InlineData("data duplicates . --out /proc/x/c.csv", "--out /proc/x/c.csv: ")]
    [InlineData("run n.ipynb --out /proc/x", "--out /proc/x: ")]
    public async Task APlaceThatCannotBeWrittenToIsAFailureBeforeTheWork(string arguments, string expected)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Linux has such a folder for everyone, root included.");
        NotebookFile.Write(_folder["n.ipynb"], new NotebookDocument([], [SmallNotebook.Code("1 + 1") with { Id = "a" }]));
        var result = await CommandProcess.SeglabAsync(_folder.Path, arguments.Split(' '));
        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith(expected, result.Error, StringComparison.Ordinal);
        Assert.Contains("no file can be made in /proc", result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Fact]
    public async Task ALastBatchOfOneSmallImageIsToldBeforeAnyIsGenerated()
    {
        // 6 of 12 train: 5 and 1.
        var result = await CommandProcess.SeglabAsync(_folder.Path, "train", "--count", "12", "--batch-size", "5", "--size", "16");
        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith("--batch-size 5: the last batch of 6 images holds only 1", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("generating", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AllThatIsWrongIsToldBeforeAnyImageIsRead()
    {
        // Images that can't be read would be told of, if any were looked at.
        foreach (var name in (string[])["images/a.png", "masks/a.png", "images/b.png", "masks/b.png", "images/c.png", "masks/c.png", "images/d.png", "masks/d.png"])
            File.WriteAllText(_folder[$"d/{name}"], "junk");
        var result = await CommandProcess.SeglabAsync(_folder.Path, "train", "--data", "d", "--epochs", "0", "--best-epoch", "--size", "x", "--runs", "file/x", "--loss", "nosuch", "--device", "nosuch");
        Assert.Equal(2, result.ExitCode);
        foreach (var expected in (string[])["--size x: a whole number", "--runs file/x: ", "--loss: ", "--epochs 0: ", "--best-epoch must see", "--device nosuch: "])
            Assert.Contains(expected, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("a.png", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("loading", result.Error, StringComparison.Ordinal);

        var batches = await CommandProcess.SeglabAsync(_folder.Path, "train", "--data", "d", "--batch-size", "999");
        Assert.Equal(2, batches.ExitCode);
        Assert.StartsWith("--batch-size 999: there are only 2 images to train on; take --batch-size 2 or less.", batches.Error, StringComparison.Ordinal);
    }
}
