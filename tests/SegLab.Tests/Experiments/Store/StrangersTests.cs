using SegLab.Experiments.Store;
using SegLab.Storage;
using Xunit;

namespace SegLab.Tests.Experiments.Store;

/// <summary>Nothing that SegLab did not write is listed, removed or replaced, wherever a store is.</summary>
public sealed class StrangersTests : IDisposable
{
    private readonly StoredRuns _runs = new();
    private readonly string _store;

    public StrangersTests() => _store = _runs.Store.Folder;

    public void Dispose() => _runs.Dispose();

    [Theory]
    [InlineData("Documents/letters/thesis.txt")]
    [InlineData("exp1/best.pt")]
    [InlineData("Nov26_10-00-00_host/events.out.tfevents.1.host")]
    [InlineData("model-0123456789abcdef/weights.bin")]
    [InlineData("model-0123456789abcdef/run.json")]
    [InlineData("0123456789abcdef.partial/notes.txt")]
    [InlineData("0123456789abcdef.part/notes.txt")]
    [InlineData("a.part-seglab-00000000-1-1-00000000/notes.txt")]
    [InlineData(".hidden-0123456789abcdef/run.json")]
    public void AStrangersFolderIsNeitherListedNorRemoved(string file)
    {
        var path = Path.Combine(_store, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "{\"name\": \"precious\"}");
        var content = _runs.Store.Read();
        Assert.Equal((0, 0, 0, 0), (content.Runs.Count, content.Damaged.Count, content.Unfinished.Count, content.Unread.Count));
        var folder = Path.Combine(_store, file.Split('/')[0]);
        Assert.Contains("stays as it is", Assert.Throws<SegLabException>(() => _runs.Store.Remove(folder)).Message, StringComparison.Ordinal);
        Assert.True(File.Exists(path));
    }

    [Fact]
    public void ADamagedRunWithAStrangersFileInItIsNotRemoved()
    {
        _runs.Run();
        var run = _runs.RunFolder;
        File.WriteAllText(Path.Combine(run, "notes.txt"), "precious");
        File.Delete(Path.Combine(run, RunFiles.Epochs));
        Assert.Single(_runs.Store.Read().Damaged);
        Assert.Contains("notes.txt", Assert.Throws<SegLabException>(() => _runs.Store.Remove(run)).Message, StringComparison.Ordinal);
        // Trained again, it takes another place.
        Assert.True(_runs.Run().WasTrained);
        Assert.Equal("precious", File.ReadAllText(Path.Combine(run, "notes.txt")));
        Assert.False(_runs.Run().WasTrained);
    }

    [Fact]
    public void AStrangersFolderInARunsPlaceStays()
    {
        _runs.Run();
        var run = _runs.RunFolder;
        Directory.Delete(run, recursive: true);
        Directory.CreateDirectory(run);
        File.WriteAllText(Path.Combine(run, "thesis.txt"), "precious");
        Assert.True(_runs.Run().WasTrained);
        Assert.Equal(["thesis.txt"], Directory.EnumerateFileSystemEntries(run).Select(path => Path.GetFileName(path)));
        Assert.Single(_runs.Store.Read().Runs);
    }

    [Fact]
    public void ARunOfALaterFormatIsLeftAndTrainedNextTo()
    {
        _runs.Run();
        var run = _runs.RunFolder;
        var description = Path.Combine(run, RunFiles.Run);
        File.WriteAllText(description, File.ReadAllText(description).Replace("\"format\": 1", "\"format\": 2", StringComparison.Ordinal));
        var notices = new List<string>();
        Assert.True(_runs.Run(notice: notices.Add).WasTrained);
        Assert.Contains("later version", Assert.Single(notices), StringComparison.Ordinal);
        Assert.Contains("\"format\": 2", File.ReadAllText(description), StringComparison.Ordinal);
        Assert.Throws<SegLabException>(() => _runs.Store.Remove(run));
        Assert.Equal((1, 1), (_runs.Store.Read().Runs.Count, _runs.Store.Read().Unread.Count));
    }

    [Fact]
    public void ACopyOfARunIsNotDamagedAndCountsOnce()
    {
        _runs.Run();
        var run = _runs.RunFolder;
        foreach (var file in Directory.EnumerateFiles(run, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_store, "a copy", Path.GetRelativePath(run, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        var content = _runs.Store.Read();
        Assert.Equal(run, Assert.Single(content.Runs).Folder);
        Assert.Equal(UnreadReason.Copy, Assert.Single(content.Unread).Reason);
        Assert.Empty(content.Damaged);
        Assert.Equal(run, _runs.Store.Find(StoredRuns.Key().Text[..6]).Folder);
    }

    [Fact]
    public void ARunThatIsBeingTrainedIsNotRemoved()
    {
        var key = StoredRuns.Key().Text;
        Directory.CreateDirectory(Path.Combine(_store, $"{key}.partial"));
        File.WriteAllText(_runs.Store.CheckpointPath(key), "half");
        using (Lease.TryTake(_runs.Store.LeasePath(key), new LeaseObserver()))
        {
            var unfinished = Assert.Single(_runs.Store.Read().Unfinished);
            Assert.True(unfinished.IsRunning);
            Assert.Contains("is being trained", Assert.Throws<SegLabException>(() => _runs.Store.Remove(unfinished.Folder)).Message, StringComparison.Ordinal);
        }

        var cutOff = Assert.Single(_runs.Store.Read().Unfinished);
        Assert.False(cutOff.IsRunning);
        _runs.Store.Remove(cutOff.Folder);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_store));
    }

    [Fact]
    public async Task WhoFindsALivingLeaseWaitsAndLoadsWhatTheOtherGives()
    {
        var notices = new List<string>();
        Directory.CreateDirectory(_store);
        var lease = Lease.TryTake(_runs.Store.LeasePath(StoredRuns.Key().Text), new LeaseObserver());
        var waiting = Task.Run(() => _runs.Run(notice: sentence =>
        {
            lock (notices)
                notices.Add(sentence);
        }));
        while (!HasNotice())
            await Task.Delay(20);
        Assert.False(waiting.IsCompleted);
        using var other = new StoredRuns();
        other.Run();
        Directory.Move(other.RunFolder, Path.Combine(_store, Path.GetFileName(other.RunFolder)));
        lease!.Dispose();
        Assert.False((await waiting).WasTrained);
        Assert.Contains("waits for it", Assert.Single(notices), StringComparison.Ordinal);

        bool HasNotice()
        {
            lock (notices)
                return notices.Count > 0;
        }
    }

    [Fact]
    public void AnUnusableStoreIsToldBeforeTheFirstStep()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["file"], "");
        var store = new RunStore(Path.Combine(folder.Path, "file", "runs"));
        var steps = 0;
        var message = Assert.Throws<SegLabException>(() => SegLab.Experiments.ExperimentRunner.Run(
            store, StoredRuns.Experiment, Training.SmallRun.Pictures(), StoredRuns.Split, new Training.SmallRun.Listener(_ => steps++))).Message;
        Assert.Equal(0, steps);
        Assert.Contains("nothing was trained", message, StringComparison.Ordinal);
    }
}
