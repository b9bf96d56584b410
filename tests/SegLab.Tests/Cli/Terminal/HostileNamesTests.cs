using System.Text.Json;
using SegLab.Experiments.Store;
using SegLab.Tests.Data;
using Xunit;

namespace SegLab.Tests.Cli.Terminal;

/// <summary>Names of files that are commands to a terminal, or formulas to a spreadsheet, through the commands that print and write them.</summary>
public sealed class HostileNamesTests : IDisposable
{
    private static readonly string[] Names = ["\u001b[31mred\u001b[0m", "\u001b]0;TITLE\u0007x", "new\nline", "tab\there", "\u202egnp.exe", "\u009b31m", "=1+1", "-2+3", "it's", "[red]x["];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task AreShownAndStoredAndNeverObeyed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such names.");
        TestPictures.TwoFolders(_folder, Names.Length);
        foreach (var (file, name) in Directory.GetFiles(_folder["images"]).Order(StringComparer.Ordinal).Zip(Names))
        {
            File.Move(file, _folder[$"images/{name}.png"]);
            File.Move(file.Replace("images", "masks", StringComparison.Ordinal), _folder[$"masks/{name}.png"]);
        }

        await PrintsAsync("train", "--data", ".", "--size", "16", "--model", "SegNet", "--epochs", "1", "--batch-size", "5", "--leakage", "allow");
        var run = Assert.Single(new RunStore(_folder["runs"]).Read().Runs);
        var table = await File.ReadAllTextAsync(Path.Combine(run.Folder, "images.csv"));
        Assert.All(CsvText.Read(table), row => Assert.Contains(row["picture"], Names));
        Assert.DoesNotContain(",=1+1,", table, StringComparison.Ordinal);
        Assert.DoesNotContain(",-2+3,", table, StringComparison.Ordinal);
        Assert.Equal(1, JsonSerializer.Deserialize<JsonElement>(await PrintsAsync("list", "--json")).GetArrayLength());

        var bad = _folder["images/\u001b[31mbad\u001b]0;T\u0007.png"];
        File.WriteAllText(bad, "junk");
        var check = await PrintsAsync("data", "check", ".");
        Assert.Contains("images/\\u001b[31mbad\\u001b]0;T\\u0007.png: ", check, StringComparison.Ordinal);
        File.Delete(bad);
        File.Copy(_folder["images/=1+1.png"], _folder["images/copy\n.png"]);
        Assert.Contains("copy\\n", await PrintsAsync("data", "duplicates", "images", "--out", "pairs.csv"), StringComparison.Ordinal);
        Assert.Contains("'=1+1", await File.ReadAllTextAsync(_folder["pairs.csv"]), StringComparison.Ordinal);
    }

    /// <summary>A name with a line break must not look like a line that the command wrote.</summary>
    [Fact]
    public async Task NeverMakeALineOfTheirOwn()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such names.");
        TestPictures.TwoFolders(_folder, 4);
        File.WriteAllText(_folder["images/x\nforged none\ny.tiff"], "junk");
        var check = await CommandProcess.SeglabAsync(_folder.Path, "data", "check", ".");
        Assert.Contains("x\\nforged none\\ny.tiff", check.Output, StringComparison.Ordinal);
        File.WriteAllText(_folder["images/a\nforged.png"], "junk");
        var train = await CommandProcess.SeglabAsync(_folder.Path, "train", "--data", ".", "--size", "16", "--batch-size", "2");
        Assert.Contains("a\\nforged.png", train.Error, StringComparison.Ordinal);
        Directory.CreateDirectory(_folder["runs/later-0123456789abcdef\nforged"]);
        File.WriteAllText(_folder["runs/later-0123456789abcdef\nforged/run.json"], """{"format": 99}""");
        File.WriteAllText(_folder["p\nforged.png"], "junk");
        CommandResult[] all =
        [
            check, train, await CommandProcess.SeglabAsync(_folder.Path, "list"), await CommandProcess.SeglabAsync(_folder.Path, "clean"),
            await CommandProcess.SeglabAsync(_folder.Path, "predict", "p\nforged.png"),
        ];
        Assert.All(all, result => Assert.DoesNotContain(
            (result.Output + result.Error).Split('\n'),
            line => line.StartsWith("forged", StringComparison.Ordinal)));
    }

    private async Task<string> PrintsAsync(params string[] arguments)
    {
        var result = await CommandProcess.SeglabAsync(_folder.Path, arguments);
        Assert.DoesNotContain(result.Output + result.Error, letter => (char.IsControl(letter) && letter != '\n') || letter == '\u202e');
        return result.Output;
    }
}
