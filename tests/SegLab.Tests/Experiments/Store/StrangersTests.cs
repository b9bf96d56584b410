using SegLab.Experiments.Store;
using SegLab.Storage;
using SegLab.Tests.Storage;
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
    [InlineData("0123456789abcdef.partial/checkpoint.safetensors")]
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
        File.WriteAllText(_runs.Store.CheckpointPath(key), "        {\"__metadata__\":{\"checkpoint\":\"2\",\"run\":\"cut off");
        using (Lease.TryTake(_runs.Store.LeasePath(key), new LeaseObserver()))
        {
            var unfinished = Assert.Single(_runs.Store.Read().Unfinished);
            Assert.True(unfinished.IsRunning);
            Assert.Contains("is in use", Assert.Throws<SegLabException>(() => _runs.Store.Remove(unfinished.Folder)).Message, StringComparison.Ordinal);
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
    public void WhoLosesItsLeaseWritesNothingMoreAndLoadsWhatTheOtherGives()
    {
        var key = StoredRuns.Key().Text;
        using var other = new StoredRuns();
        var (given, _) = other.Run();
        var notices = new List<string>();
        var steps = 0;
        var result = SegLab.Experiments.ExperimentRunner.Run(
            _runs.Store, StoredRuns.Experiment, Training.SmallRun.Pictures(), StoredRuns.Split, new Training.SmallRun.Listener(_ => Lose()), notice: notices.Add);
        Assert.Contains(notices, notice => notice.Contains("writes nothing more", StringComparison.Ordinal));
        Assert.Equal(given.History.Seconds, result.History.Seconds);
        Assert.False(Directory.Exists(Path.Combine(_store, $"{key}.partial")));

        // Another machine takes over after the first step, finishes the run and gives the lease back as soon as somebody waits for it.
        void Lose()
        {
            if (++steps != 1)
                return;
            var lease = new LeaseContent(ProcessMark.Current with { Host = "elsewhere" }, "0123456789abcdef");
            File.WriteAllText(Path.Combine(_store, "new"), System.Text.Json.JsonSerializer.Serialize(lease));
            File.Move(Path.Combine(_store, "new"), _runs.Store.LeasePath(key), overwrite: true);
            Directory.Move(other.RunFolder, Path.Combine(_store, "from elsewhere"));
            _ = Task.Run(async () =>
            {
                await Task.Delay(500);
                File.Delete(_runs.Store.LeasePath(key));
            });
        }
    }

    [Fact]
    public void ACheckpointOfALaterVersionIsLeft()
    {
        var path = _runs.Store.CheckpointPath(StoredRuns.Key().Text);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        SegLab.Weights.SafetensorsFile.Save(path, new Dictionary<string, TorchSharp.torch.Tensor>(), new Dictionary<string, string> { ["checkpoint"] = "3", ["run"] = "{}" });
        var content = _runs.Store.Read();
        Assert.Empty(content.Unfinished);
        var unread = Assert.Single(content.Unread);
        Assert.Equal(UnreadReason.LaterVersion, unread.Reason);
        Assert.Throws<SegLabException>(() => _runs.Store.Remove(unread.Folder));
        Assert.True(File.Exists(path));
    }

    [Theory]
    [InlineData("\"kind\": \"ConstantRate\"", "\"kind\": \"Spiral\"")]
    [InlineData("\"reading\": \"Honest\"", "\"reading\": \"Hopeful\"")]
    [InlineData("\"reading\":", "\"sharpness\": 0.1, \"reading\":")]
    public void ANameThatThisVersionDoesNotKnowIsALaterVersions(string known, string unknown)
    {
        _runs.Run();
        var description = Path.Combine(_runs.RunFolder, RunFiles.Run);
        Assert.Contains(known, File.ReadAllText(description), StringComparison.Ordinal);
        File.WriteAllText(description, File.ReadAllText(description).Replace(known, unknown, StringComparison.Ordinal));
        File.Delete(Path.Combine(_runs.RunFolder, Checksums.FileName));
        Checksums.Write(_runs.RunFolder);
        Assert.Equal(UnreadReason.LaterVersion, Assert.Single(_runs.Store.Read().Unread).Reason);
    }

    [Fact]
    public void WhatCannotBeOpenedThisMinuteIsNotDamaged()
    {
        _runs.Run();
        foreach (var name in (string[])[RunFiles.Run, RunFiles.Weights, "masks", Checksums.FileName])
        {
            FileSystem.Use(new LockedFileSystem(name));
            try
            {
                var content = _runs.Store.Read();
                Assert.Equal(UnreadReason.Inaccessible, Assert.Single(content.Unread).Reason);
                Assert.Empty(content.Damaged);
                Assert.Contains("nothing is trained", Assert.Throws<SegLabException>(() => _runs.Run()).Message, StringComparison.Ordinal);
            }
            finally
            {
                FileSystem.Use(null);
            }
        }
    }

    [Fact]
    public void ALinkInARunsFolderIsAStrangers()
    {
        _runs.Run();
        var weights = Path.Combine(_runs.RunFolder, RunFiles.Weights);
        File.Move(weights, Path.Combine(_store, "elsewhere.safetensors"));
        File.CreateSymbolicLink(weights, Path.Combine(_store, "gone.safetensors"));
        Assert.Single(_runs.Store.Read().Damaged);
        Assert.Throws<SegLabException>(() => _runs.Store.Remove(_runs.RunFolder));
        Assert.True(Directory.Exists(_runs.RunFolder));
    }

    [Fact]
    public void AWholeRunIsNotRemovedForTheDamagedOneThatItReplaced()
    {
        _runs.Run();
        Assert.Contains("whole run by now", Assert.Throws<SegLabException>(() => _runs.Store.Remove(_runs.RunFolder, mayBeWhole: false)).Message, StringComparison.Ordinal);
        Assert.Single(_runs.Store.Read().Runs);
        new RunStore(_store + Path.DirectorySeparatorChar).Remove(_runs.RunFolder);
        Assert.Empty(_runs.Store.Read().Runs);
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
