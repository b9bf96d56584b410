using SegLab.Cli.Documents;
using SegLab.Cli.Running;
using SegLab.Data;
using SegLab.Data.Caching;
using SegLab.Data.Fetching;
using SegLab.Experiments;
using SegLab.Experiments.Store;
using SegLab.Losses;
using SegLab.Models;
using SegLab.Storage;
using SegLab.Tests.Experiments.Store;
using SegLab.Tests.Training;
using Xunit;

namespace SegLab.Tests.Storage;

/// <summary>
/// Every operation on files fails once, and every operation is once the last of a process: afterwards the old whole thing is there or the
/// new one, what was somebody else's is as it was, and the next call succeeds and leaves nothing but what it wrote.
/// </summary>
public sealed class FaultTests(ITestOutputHelper output) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Works => [.. All.Keys];

    private static Dictionary<string, Func<string, Work>> All { get; } = new()
    {
        ["train over a damaged run"] = folder => new(Path.Combine(folder, "runs"), () => Train(folder), () => RequireRunOrDamage(folder)),
        ["train"] = folder => new(Path.Combine(folder, "runs"), () => Train(folder), () => RequireRuns(folder)),
        ["cache"] = folder => new(Path.Combine(folder, "cache"), () => Cache(folder), () => { }),
        ["make"] = folder => new(Path.Combine(folder, "made"), () => Ph2Writer.WriteMadeUp(Path.Combine(folder, "made"), 1), () => RequireSet(folder, "made")),
        ["import"] = folder => new(Path.Combine(folder, "imported"), () => Import(folder), () => RequireSet(folder, "imported")),
        ["report"] = folder => new(Path.Combine(folder, "reports"), () => Report(folder), () => RequireReports(folder)),
        ["split"] = folder => new(Path.Combine(folder, "split.json"), () => Split.Disjoint(8, 1).Save(Path.Combine(folder, "split.json"), Names), () => RequireSplit(folder)),
    };

    // One layer, so that a training takes moments and writes little.
    private static Experiment Tiny { get; } = new(new Architecture("one layer", () => new OneLayer(), []), new Bce()) { Training = SmallRun.Options with { Epochs = 1 } };

    private const string Precious = "precious";

    // Next to what is written, and called as it might be called.
    private static IReadOnlyList<string> Strangers { get; } =
        ["runs/Documents/thesis.txt", "runs/model-0123456789abcdef/run.json", "made.part/thesis.txt", "imported.part/thesis.txt", "split.json.part", "cache/notes.part"];

    private static IReadOnlyList<string> Names => [.. Enumerable.Range(0, 8).Select(index => $"p{index}")];

    public void Dispose()
    {
        FileSystem.Use(null);
        _folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(Works))]
    public void WhereOneOperationFailsTheNextCallSucceeds(string work)
    {
        // As many operations as it takes until none is left to fail.
        for (var operation = 1; ; operation++)
        {
            var place = _folder[$"{operation}/."];
            var (result, run, check) = All[work](place);
            Prepare(place);
            if (work == "train over a damaged run")
                Damage(place);
            var files = new FailingFileSystem(operation);
            var error = Run(files, run);
            Assert.True(error is null or SegLabException, $"{work}, operation {operation} ({files.Failed}): {error}");
            check();
            Again(work, operation, files.Failed, run, check, result);
            RequireStrangers(place);
            Directory.Delete(place, recursive: true);
            if (files.Operations < operation)
            {
                output.WriteLine($"{work}: each of {operation - 1} operations failed once.");
                break;
            }
        }
    }

    [Theory]
    [MemberData(nameof(Works))]
    public void WhereTheProcessDiesTheNextOneSucceeds(string work)
    {
        for (var operation = 1; ; operation++)
        {
            var place = _folder[$"{operation}/."];
            var (result, run, check) = All[work](place);
            Prepare(place);
            if (work == "train over a damaged run")
                Damage(place);
            var files = new DyingFileSystem(operation);
            var error = Run(files, run);
            Assert.Equal(files.IsDead, error is not null);
            check();
            Again(work, operation, "death", run, check, result);
            RequireStrangers(place);
            Directory.Delete(place, recursive: true);
            if (!files.IsDead)
            {
                output.WriteLine($"{work}: each of {operation - 1} operations was once the last.");
                break;
            }
        }
    }

    [Theory]
    [MemberData(nameof(Works))]
    public void AllOfItIsDoneWithinWhatWindowsAllows(string work)
    {
        var place = _folder["windows/."];
        var (_, run, check) = All[work](place);
        Prepare(place);
        if (work == "train over a damaged run")
            Damage(place);
        Assert.Null(Run(new WindowsFileSystem(), run));
        check();
    }

    private static void Again(string work, int operation, string? failed, Action run, Action check, string result)
    {
        var error = Record.Exception(run);
        // What was whole before the failure is refused as before: a folder that is there is not overwritten.
        Assert.True(error is null || (error is SegLabException && error.Message.Contains("is not empty", StringComparison.Ordinal)), $"{work} after operation {operation} ({failed}): {error}");
        check();
        var left = Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(result)!, "*", SearchOption.AllDirectories)
            .Where(path => Path.GetFileName(path) is var name && (name.Contains(".part-seglab", StringComparison.Ordinal) || name.EndsWith(".partial", StringComparison.Ordinal) || name.EndsWith(".lease", StringComparison.Ordinal)))
            .ToList();
        Assert.True(left.Count == 0, $"{work} after operation {operation} ({failed}) left {string.Join(", ", left)}");
    }

    private static Exception? Run(FileSystem files, Action run)
    {
        FileSystem.Use(files);
        try
        {
            return Record.Exception(run);
        }
        finally
        {
            FileSystem.Use(null);
        }
    }

    private static void Prepare(string place)
    {
        Directory.CreateDirectory(place);
        for (var index = 0; index < 3; index++)
        {
            var (image, mask) = Pair(index);
            Directory.CreateDirectory(Path.Combine(place, "source", "images"));
            Directory.CreateDirectory(Path.Combine(place, "source", "masks"));
            File.WriteAllBytes(Path.Combine(place, "source", "images", $"p{index}.png"), SegLab.Data.Files.PngFile.Of(image));
            File.WriteAllBytes(Path.Combine(place, "source", "masks", $"p{index}.png"), SegLab.Data.Files.PngFile.Of(mask));
        }

        foreach (var stranger in Strangers)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(place, stranger))!);
            File.WriteAllText(Path.Combine(place, stranger), Precious);
        }

        Split.Disjoint(8, seed: 2).Save(Path.Combine(place, "split.json"), Names);
    }

    private static void RequireStrangers(string place) =>
        Assert.All(Strangers, stranger => Assert.Equal(Precious, File.ReadAllText(Path.Combine(place, stranger))));

    private static (RgbImage Image, Mask Mask) Pair(int index)
    {
        byte[] mask = [.. Enumerable.Range(0, 16 * 16).Select(pixel => (byte)(pixel % 16 > 4 + index && pixel / 16 > 5 ? 1 : 0))];
        return (new RgbImage(16, 16, [.. mask.SelectMany(lesion => Enumerable.Repeat((byte)(200 - (100 * lesion) + index), 3))]), new Mask(16, 16, mask));
    }

    private static void Train(string folder) => ExperimentRunner.Run(
        new RunStore(Path.Combine(folder, "runs")), Tiny, SmallRun.Pictures(), StoredRuns.Split);

    private static void Damage(string folder)
    {
        Train(folder);
        File.Delete(Path.Combine(new RunStore(Path.Combine(folder, "runs")).Read().Runs.Single().Folder, RunFiles.Epochs));
    }

    // A damaged run that can't be opened this minute is left, and the whole one takes another place.
    private static void RequireRunOrDamage(string folder)
    {
        var content = new RunStore(Path.Combine(folder, "runs")).Read();
        Assert.Empty(content.Unread);
        Assert.InRange(content.Runs.Count, 0, 1);
        Assert.InRange(content.Damaged.Count, 0, 1);
    }

    private static void RequireRuns(string folder)
    {
        var content = new RunStore(Path.Combine(folder, "runs")).Read();
        Assert.Empty(content.Damaged);
        Assert.Empty(content.Unread);
    }

    private static void Cache(string folder)
    {
        var images = DataSource.Open(Path.Combine(folder, "source")).Load(16, new LoadOptions { Cache = new ImageCache(Path.Combine(folder, "cache")) });
        Assert.Equal(DataSource.Open(Path.Combine(folder, "source")).Load(16).ContentHash, images.ContentHash);
    }

    private static void Import(string folder) => DataImport.Run(Path.Combine(folder, "source"), Path.Combine(folder, "imported"));

    // What a run leaves behind: the executed notebook and its page, over those of an earlier run.
    private static void Report(string folder)
    {
        var request = new RunRequest(Path.Combine(folder, "a.ipynb"), [], Path.Combine(folder, "reports"), [ReportFormat.Ipynb, ReportFormat.Html]);
        var cell = new NotebookCell { Id = "a", Kind = CellKind.Markdown, Source = "# A report" };
        var results = new RunResults(request, folder);
        results.Write(new NotebookDocument([], [cell]), isComplete: true);
        if (results.Problems.Count > 0)
            throw results.Problems[0];
    }

    private static void RequireReports(string folder)
    {
        var (notebook, page) = (Path.Combine(folder, "reports", "a.ipynb"), Path.Combine(folder, "reports", "a.html"));
        if (File.Exists(notebook))
            Assert.Single(NotebookFile.Read(notebook).Cells);
        if (File.Exists(page))
            Assert.EndsWith("</html>", File.ReadAllText(page).TrimEnd(), StringComparison.Ordinal);
    }

    private static void RequireSet(string folder, string name)
    {
        var set = Path.Combine(folder, name);
        if (Directory.Exists(set))
            Assert.Empty(DataSource.Open(set).Check().Problems);
    }

    private static void RequireSplit(string folder)
    {
        var path = Path.Combine(folder, "split.json");
        // The old one or the new one.
        Assert.Contains(Split.Read(path, Names).Test, (IReadOnlyList<int>[])[Split.Disjoint(8, 1).Test, Split.Disjoint(8, 2).Test]);
    }

    private sealed class OneLayer : SegmentationNetwork
    {
        private readonly TorchSharp.Modules.Conv2d _layer = TorchSharp.torch.nn.Conv2d(3, 1, 1);

        public OneLayer()
            : base(nameof(OneLayer)) => RegisterComponents();

        protected override TorchSharp.torch.Tensor Logits(TorchSharp.torch.Tensor images) => _layer.call(images);
    }

    /// <summary>What is done.</summary>
    /// <param name="Result">What it writes.</param>
    /// <param name="Run">Does it.</param>
    /// <param name="Check">Ends with an error unless what is there is whole.</param>
    public sealed record Work(string Result, Action Run, Action Check);
}
