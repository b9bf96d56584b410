using System.Text.Json;
using SegLab.Experiments.Store;
using SegLab.Tests.Cli.Training;
using Xunit;

namespace SegLab.Tests.Cli.Runs;

/// <summary><c>seglab list</c>, <c>compare</c> and <c>clean</c> on runs that <c>seglab train</c> made.</summary>
public sealed class StoreCommandsTests(StoreCommandsTests.Trained trained) : IClassFixture<StoreCommandsTests.Trained>
{
    [Fact]
    public async Task ListShowsEveryRun()
    {
        var result = await SeglabAsync("list");
        Assert.Equal(0, result.ExitCode);
        Assert.All(trained.Runs, run => Assert.Contains(run.Key, result.Output, StringComparison.Ordinal));
        Assert.Contains("16×16", result.Output, StringComparison.Ordinal);
        Assert.Contains("stepped IoU (test, over images)", result.Output, StringComparison.Ordinal);
        var json = JsonDocument.Parse((await SeglabAsync("list", "--json")).Output).RootElement;
        Assert.Equal(trained.Runs.Select(run => run.Key).Order(), json.EnumerateArray().Select(run => run.GetProperty("key").GetString()!).Order());
    }

    [Fact]
    public async Task AnEmptyStoreIsNoError()
    {
        var result = await SeglabAsync("list", "--runs", "none");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("There are no runs in", result.Output, StringComparison.Ordinal);
        Assert.Equal(1, (await SeglabAsync("compare", "--runs", "none")).ExitCode);
    }

    [Fact]
    public async Task CompareTakesSeedsTogetherAndSaysASentenceForEachPair()
    {
        var result = await SeglabAsync("compare");
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains("IoU (test, over images), 3 images", result.Output, StringComparison.Ordinal);
        Assert.Contains("seeds and images", result.Output, StringComparison.Ordinal);
        Assert.Matches("SegNet \\+ (BCE|Dice) .*(better than|can't be told apart|found nothing)", result.Output.Replace('\n', ' '));
    }

    [Fact]
    public async Task ComparisonsAreWrittenAsATableAndAsAPage()
    {
        var keys = trained.Runs.Select(run => run.Key[..8]).ToArray();
        Assert.Equal(0, (await SeglabAsync(["compare", .. keys, "--measure", "HD95", "--out", "out/table.csv"])).ExitCode);
        var table = CsvText.Read(await File.ReadAllTextAsync(trained.Path("out/table.csv")));
        Assert.Equal(2, table.Count);
        Assert.Equal(trained.Runs.Where(run => run.Result.Name == "SegNet + Dice").Average(run => run.Result.Test.Average(image => image.Hausdorff95)), table.Single(row => row["run"].Contains("Dice", StringComparison.Ordinal)).Number("HD95 [px] (test, over images)"), 1e-12);
        Assert.Equal(["1", "2"], table.Select(row => row["seeds"]).Order());

        Assert.Equal(0, (await SeglabAsync(["compare", .. keys, "--out", "out/page.html"])).ExitCode);
        var page = await File.ReadAllTextAsync(trained.Path("out/page.html"));
        Assert.Contains("Comparison of stored runs", page, StringComparison.Ordinal);
        Assert.Contains("What it says", page, StringComparison.Ordinal);
        Assert.DoesNotContain("src=\"http", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MistakesAreNamed()
    {
        (string[] Arguments, string Expected, int ExitCode)[] mistakes =
        [
            (["compare", "zzz"], "There is no run 'zzz'", 1),
            (["compare", "--measure", "beauty"], "There is no measure 'beauty'", 2),
            (["compare", "--out", "table.doc"], "a page ends with .html, a table with .csv", 2),
            (["compare", trained.Runs[0].Key, trained.Runs[0].Key], "is given 2 times", 1),
            (["predict", "none.png", "--run", trained.Runs[0].Key], "none.png: there is no such file", 1),
            (["predict", "none.png", "--run", "zzz"], trained.Runs[0].Key, 1),
        ];
        foreach (var (arguments, expected, exitCode) in mistakes)
        {
            var result = await SeglabAsync(arguments);
            Assert.Equal(exitCode, result.ExitCode);
            Assert.Contains(expected, result.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task CleanRemovesWhatIsDamagedAndUnfinishedAndSaysSoBefore()
    {
        using var folder = new TemporaryFolder();
        foreach (var path in Directory.EnumerateFiles(trained.Path("runs"), "*", SearchOption.AllDirectories))
            File.Copy(path, folder[Path.GetRelativePath(trained.Path("."), path)]);
        File.Delete(Path.Combine(folder.Path, Path.GetRelativePath(trained.Path("."), trained.Runs[0].Folder), "images.csv"));
        File.WriteAllText(folder["runs/0123456789abcdef.partial/checkpoint.safetensors"], "        {\"__metadata__\":{\"checkpoint\":\"2\",\"run\":\"cut off");
        File.WriteAllText(folder["runs/another-program/best.pt"], "precious");

        var dry = await CommandProcess.SeglabAsync(folder.Path, "clean", "--dry-run");
        Assert.Contains("would remove 0123456789abcdef.partial (unfinished)", dry.Output, StringComparison.Ordinal);
        Assert.Contains($"would remove {Path.GetFileName(trained.Runs[0].Folder)} (damaged)", dry.Output, StringComparison.Ordinal);
        Assert.Equal(5, Directory.EnumerateDirectories(folder["runs"]).Count());
        Assert.Contains("There is nothing to remove", (await CommandProcess.SeglabAsync(folder.Path, "clean", "--older-than", "1")).Output, StringComparison.Ordinal);

        Assert.Equal(0, (await CommandProcess.SeglabAsync(folder.Path, "clean")).ExitCode);
        var content = new RunStore(folder["runs"]).Read();
        Assert.Equal((2, 0, 0), (content.Runs.Count, content.Damaged.Count, content.Unfinished.Count));
        Assert.Equal(0, (await CommandProcess.SeglabAsync(folder.Path, "clean", "--all")).ExitCode);
        Assert.Empty(new RunStore(folder["runs"]).Read().Runs);
        Assert.Equal(["another-program"], Directory.EnumerateFileSystemEntries(folder["runs"]).Select(path => Path.GetFileName(path)));
        Assert.True(File.Exists(folder["runs/another-program/best.pt"]));
    }

    private Task<CommandResult> SeglabAsync(params string[] arguments) => CommandProcess.SeglabAsync(trained.Path("."), arguments);

    /// <summary>Three runs: two seeds of one recipe, and another loss.</summary>
    public sealed class Trained : IAsyncLifetime
    {
        private readonly TemporaryFolder _folder = new();

        internal IReadOnlyList<StoredRun> Runs { get; private set; } = [];

        public async ValueTask InitializeAsync()
        {
            await TrainedOnCommand.RunAsync(_folder, "--epochs", "1", "--seed", "1");
            await TrainedOnCommand.RunAsync(_folder, "--epochs", "1", "--seed", "2");
            Runs = await TrainedOnCommand.RunAsync(_folder, "--epochs", "1", "--loss", "dice", "--seed", "1");
        }

        public ValueTask DisposeAsync()
        {
            _folder.Dispose();
            return ValueTask.CompletedTask;
        }

        public string Path(string relative) => System.IO.Path.GetFullPath(_folder[relative]);
    }
}
