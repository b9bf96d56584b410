using SegLab.Experiments;
using SegLab.Experiments.Store;
using SegLab.Tests.Training;
using Xunit;

namespace SegLab.Tests.Experiments.Store;

/// <summary>A run of which something is missing, cut off or changed is reported, trained again and never half read.</summary>
public sealed class DamagedRunTests : IClassFixture<TrainedRun>, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly RunStore _store;
    private readonly string _run;

    public DamagedRunTests(TrainedRun trained)
    {
        _store = new RunStore(Path.Combine(_folder.Path, "runs"));
        _run = trained.CopyTo(_store.Folder);
    }

    public static TheoryData<string, string> Damages()
    {
        var table = new TheoryData<string, string>();
        foreach (var file in (string[])[RunFiles.Run, RunFiles.Epochs, RunFiles.Validation, RunFiles.Images, RunFiles.Weights, RunFiles.Events, "masks/0001.png", Checksums.FileName])
        {
            foreach (var damage in (string[])["missing", "empty", "cut off", "one byte changed"])
                table.Add(file, damage);
        }

        return table;
    }

    public void Dispose() => _folder.Dispose();

    [Theory, MemberData(nameof(Damages))]
    public void ADamagedRunIsNeverRead(string file, string damage)
    {
        Damage(Path.Combine(_run, file), damage);
        var damaged = Assert.Single(_store.Read().Damaged);
        Assert.Empty(_store.Read().Runs);
        Assert.Contains(Path.GetFileName(_run), damaged.ToString(), StringComparison.Ordinal);
        if (file != Checksums.FileName)
            Assert.Contains(file, damaged.ToString(), StringComparison.Ordinal);
        Assert.Contains("is damaged", Assert.Throws<SegLabException>(() => _store.Find(StoredRuns.Key().Text)).Message, StringComparison.Ordinal);
        var notices = new List<string>();
        Assert.Null(_store.Find(StoredRuns.Key(), notices.Add));
        Assert.Contains("It is trained again.", Assert.Single(notices), StringComparison.Ordinal);
    }

    [Fact]
    public void ADamagedRunIsTrainedAgainAndReplaced()
    {
        Damage(Path.Combine(_run, RunFiles.Epochs), "cut off");
        var notices = new List<string>();
        var result = ExperimentRunner.Run(_store, StoredRuns.Experiment, SmallRun.Pictures(), StoredRuns.Split, notice: notices.Add);
        Assert.Single(notices);
        var replaced = Assert.Single(_store.Read().Runs);
        Assert.Equal(_run, replaced.Folder);
        RunStoreTests.SameNumbers(result, replaced.Result);
        Assert.Equal([_run], Directory.EnumerateDirectories(_store.Folder));
    }

    [Fact]
    public void SumsThatWereCutOffAfterALineAreNoticed()
    {
        var list = Path.Combine(_run, Checksums.FileName);
        var lines = File.ReadAllLines(list);
        for (var count = 0; count < lines.Length; count++)
        {
            File.WriteAllLines(list, lines[..count]);
            Assert.Single(_store.Read().Damaged);
        }
    }

    [Fact]
    public void ARunIsKnownByItsDescriptionWhateverItsFolderIsCalled()
    {
        foreach (var name in (string[])["weird", "a b-c", Path.GetFileName(_run)[..^1] + (_run[^1] == '0' ? '1' : '0')])
        {
            var renamed = Path.Combine(_store.Folder, name);
            Directory.Move(_run, renamed);
            Assert.Equal(StoredRuns.Key().Text, Assert.Single(_store.Read().Runs).Key);
            Assert.Equal(renamed, _store.Find(StoredRuns.Key())?.Folder);
            Assert.Equal(renamed, _store.Find(name).Folder);
            Directory.Move(renamed, _run);
        }
    }

    [Fact]
    public void ARunOfALaterFormatIsNotRead()
    {
        var path = Path.Combine(_run, RunFiles.Run);
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"format\": 1", "\"format\": 2", StringComparison.Ordinal));
        File.Delete(Path.Combine(_run, Checksums.FileName));
        Checksums.Write(_run);
        var unread = Assert.Single(_store.Read().Unread);
        Assert.Equal(UnreadReason.LaterVersion, unread.Reason);
        Assert.Contains("format 2", unread.ToString(), StringComparison.Ordinal);
        Assert.Empty(_store.Read().Damaged);
    }

    private static void Damage(string path, string damage)
    {
        var bytes = File.ReadAllBytes(path);
        switch (damage)
        {
            case "missing":
                File.Delete(path);
                break;
            case "empty":
                File.WriteAllBytes(path, []);
                break;
            case "cut off":
                File.WriteAllBytes(path, bytes[..(bytes.Length / 2)]);
                break;
            default:
                bytes[bytes.Length / 2] ^= 1;
                File.WriteAllBytes(path, bytes);
                break;
        }
    }
}
