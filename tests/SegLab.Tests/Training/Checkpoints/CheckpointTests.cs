using SegLab.Tests.Cli;
using SegLab.Tests.Cli.Running;
using SegLab.Training;
using SegLab.Training.Checkpoints;
using SegLab.Weights;
using Xunit;

namespace SegLab.Tests.Training.Checkpoints;

/// <summary>A run that was cut off ends with the bits of one that was not; a file that can't be gone on from says why.</summary>
public sealed class CheckpointTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<bool, int> Cuts => [.. from everything in (bool[])[false, true] from epoch in (int[])[1, 2, 3, 4] select (everything, epoch)];

    private Checkpoint Checkpoint => CutOffRun.CheckpointAt(_folder["run/checkpoint.safetensors"]);

    public void Dispose() => _folder.Dispose();

    [Theory, MemberData(nameof(Cuts))]
    public void ACancelledRunEndsWithTheBitsOfAnUninterruptedOne(bool everything, int epoch)
    {
        var options = everything ? CutOffRun.Everything : CutOffRun.Plain;
        var cut = CutOffRun.UntilCancelled(Checkpoint, options, epoch);
        Assert.True(cut.WasCancelled);
        Assert.Equal(epoch - 1, cut.Epochs.Count);
        Assert.Equal(epoch - 1, Checkpoint.FinishedEpochs());
        Assert.Equal(CutOffRun.ToTheEnd(options), CutOffRun.ToTheEnd(options, Checkpoint));
    }

    [Fact]
    public async Task AKilledRunEndsWithTheBitsOfAnUninterruptedOne()
    {
        var here = AppContext.BaseDirectory.Replace('\\', '/');
        SmallNotebook.WriteTo(_folder["train.ipynb"], SmallNotebook.Code(
            $"#r \"{here}/SegLab.dll\"\n#r \"{here}/SegLab.Tests.dll\"\nSegLab.Tests.Training.Checkpoints.CutOffRun.UntilKilled(\"{Checkpoint.Path.Replace('\\', '/')}\", 3);"));
        var result = await CommandProcess.SeglabAsync(_folder.Path, "run", "train.ipynb", "--to", "ipynb");
        Assert.NotEqual(0, result.ExitCode);
        Assert.Equal(2, Checkpoint.FinishedEpochs());
        Assert.Equal(CutOffRun.ToTheEnd(CutOffRun.Everything), CutOffRun.ToTheEnd(CutOffRun.Everything, Checkpoint));
    }

    [Fact]
    public void AFinishedRunIsTakenFromTheFileWithoutAStep()
    {
        var first = CutOffRun.ToTheEnd(CutOffRun.Everything, Checkpoint);
        var told = 0;
        using var network = SmallRun.Network();
        var history = SmallRun.Train(network, CutOffRun.Everything, checkpoint: Checkpoint, progress: new SmallRun.Listener(_ => told++));
        Assert.Equal(0, told);
        Assert.Equal(first, CutOffRun.Outcome(network, history));
    }

    [Theory]
    [InlineData(1, "1 2 3 4")]
    [InlineData(2, "0 2 2 4")]
    [InlineData(3, "0 0 3 4")]
    [InlineData(9, "0 0 0 4")]
    public void ItIsWrittenEveryFewEpochsAndAfterTheLast(int every, string expected)
    {
        var held = new List<int>();
        var checkpoint = Checkpoint with { Every = every };
        using var network = SmallRun.Network();
        SmallRun.Train(network, CutOffRun.Plain, checkpoint: checkpoint, progress: new SmallRun.Listener(progress =>
        {
            if (progress.Preview is not null)
                held.Add(checkpoint.FinishedEpochs());
        }));
        Assert.Equal(expected, string.Join(' ', held));
        Assert.Equal([checkpoint.Path], Directory.EnumerateFiles(Path.GetDirectoryName(checkpoint.Path)!));
        checkpoint.Delete();
        Assert.Equal(0, checkpoint.FinishedEpochs());
        Directory.Delete(Path.GetDirectoryName(checkpoint.Path)!);
        checkpoint.Delete();
    }

    [Fact]
    public void EveryZeroEpochsIsRefused() => Assert.Contains("written every 0 epochs; 1 or more", Assert.Throws<SegLabException>(() => Checkpoint with { Every = 0 }).Message, StringComparison.Ordinal);

    [Fact]
    public void AnotherRunsFileIsRefused()
    {
        CutOffRun.ToTheEnd(CutOffRun.Plain, Checkpoint);
        var message = AssertRefused(Checkpoint with { Run = "another run" }, CutOffRun.Plain);
        Assert.Contains("is of another run: a run; this one is another run.", message, StringComparison.Ordinal);
        Assert.Equal(message, Assert.Throws<SegLabException>(() => (Checkpoint with { Run = "another run" }).FinishedEpochs()).Message);
    }

    [Fact]
    public void AFileOfOtherOptionsIsRefused()
    {
        CutOffRun.ToTheEnd(CutOffRun.Plain, Checkpoint);
        Assert.Contains("is of another network or other options: 'average.", AssertRefused(Checkpoint, CutOffRun.Plain with { WeightAverage = 0.9 }), StringComparison.Ordinal);
        Assert.Contains("holds 4 epochs, and 3 are asked for", AssertRefused(Checkpoint, CutOffRun.Plain with { Epochs = 3 }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.999, "is damaged: its content does not fit its checksum")]
    [InlineData(0.5, "is damaged: its content does not fit its checksum")]
    [InlineData(0, "can't be read")]
    public void AChangedByteIsNoticed(double where, string expected)
    {
        CutOffRun.UntilCancelled(Checkpoint, CutOffRun.Everything, epoch: 2);
        var bytes = File.ReadAllBytes(Checkpoint.Path);
        bytes[(int)(where * bytes.Length)] ^= 0x40;
        File.WriteAllBytes(Checkpoint.Path, bytes);
        Assert.Contains(expected, AssertRefused(Checkpoint, CutOffRun.Everything), StringComparison.Ordinal);
        Assert.Throws<SegLabException>(() => Checkpoint.FinishedEpochs());
    }

    [Fact]
    public void AFileThatWasCutOffIsNoticed()
    {
        CutOffRun.UntilCancelled(Checkpoint, CutOffRun.Plain, epoch: 2);
        using (var stream = File.OpenWrite(Checkpoint.Path))
            stream.SetLength(stream.Length / 2);
        Assert.Contains("can't be read", AssertRefused(Checkpoint, CutOffRun.Plain), StringComparison.Ordinal);
    }

    [Fact]
    public void AnyOtherWeightFileIsRefused()
    {
        using (var network = SmallRun.Network())
            SafetensorsFile.Save(Checkpoint.Path, network.NamedState().ToDictionary(entry => entry.Name, entry => entry.Tensor));
        Assert.Contains("is no checkpoint of SegLab", AssertRefused(Checkpoint, CutOffRun.Plain), StringComparison.Ordinal);
    }

    [Fact]
    public void AFileOfALaterVersionIsRefusedAndStays()
    {
        CutOffRun.UntilCancelled(Checkpoint, CutOffRun.Plain, epoch: 2);
        Rewrite(metadata => metadata["checkpoint"] = "3");
        Assert.Contains("of version '3' of the format. Go on with the version that wrote it", AssertRefused(Checkpoint, CutOffRun.Plain), StringComparison.Ordinal);
        Assert.Throws<SegLabException>(() => Checkpoint.PositionIfWhole(null));
        Assert.True(File.Exists(Checkpoint.Path));
    }

    [Theory]
    [InlineData("step", "0")]
    [InlineData("steps", "9")]
    [InlineData("epochs", "99999999999")]
    public void ChangedMetadataIsDamageAndIsRemovedWithANotice(string name, string value)
    {
        CutOffRun.UntilCancelled(Checkpoint, CutOffRun.Plain, epoch: 2);
        Rewrite(metadata => metadata[name] = value);
        Assert.Contains("is damaged", AssertRefused(Checkpoint, CutOffRun.Plain), StringComparison.Ordinal);
        var notices = new List<string>();
        Assert.Null(Checkpoint.PositionIfWhole(notices.Add));
        Assert.EndsWith("It was removed.", Assert.Single(notices), StringComparison.Ordinal);
        Assert.False(File.Exists(Checkpoint.Path));
    }

    [Fact]
    public void AFileThatIsOpenElsewhereIsNotTakenForDamaged()
    {
        CutOffRun.UntilCancelled(Checkpoint, CutOffRun.Plain, epoch: 2);
        using (new FileStream(Checkpoint.Path, FileMode.Open, FileAccess.Read, FileShare.None))
            Assert.Contains("can't be read", Assert.Throws<SegLabException>(() => Checkpoint.PositionIfWhole(null)).Message, StringComparison.Ordinal);
        Assert.Equal(new TrainingPosition(1, 1, 2), Checkpoint.PositionIfWhole(null));
    }

    [Fact]
    public void AFileOfTheFirstVersionIsGoneOnFrom()
    {
        CutOffRun.UntilCancelled(Checkpoint, CutOffRun.Everything, epoch: 3);
        using (var network = SmallRun.Network())
        {
            using var cancellation = new CancellationTokenSource();
            Checkpoint.Delete();
            SmallRun.Train(network, CutOffRun.Everything, checkpoint: Checkpoint, token: cancellation.Token, progress: new SmallRun.Listener(progress =>
            {
                if (progress is { Epoch: 2, Preview: not null })
                    cancellation.Cancel();
            }));
        }

        // As it was written before steps were: no generator, no steps, a checksum over the tensors alone.
        FirstVersion.Write(Checkpoint.Path, Checkpoint.Run);
        Assert.Equal(new TrainingPosition(2, 0, 0), Checkpoint.Position());
        Assert.Equal(2, Checkpoint.FinishedEpochs());
        Assert.Equal(CutOffRun.ToTheEnd(CutOffRun.Everything), CutOffRun.ToTheEnd(CutOffRun.Everything, Checkpoint));
    }

    [Fact]
    public void ByTheClockItIsWrittenWithinAnEpoch()
    {
        var held = new List<TrainingPosition?>();
        var checkpoint = Checkpoint with { Every = 9, EveryMinutes = 1e-9 };
        using (var network = SmallRun.Network())
            SmallRun.Train(network, CutOffRun.Plain with { Epochs = 2 }, checkpoint: checkpoint, progress: new SmallRun.Listener(_ => held.Add(checkpoint.Position())));
        // Each report comes before the writing that follows its step; after the last epoch it is written in any case.
        Assert.Equal([null, new(0, 1, 2), new(0, 2, 2), new(0, 2, 2), new(1, 1, 2), new(2, 0, 2)], held);

        checkpoint.Delete();
        held.Clear();
        using (var network = SmallRun.Network())
            SmallRun.Train(network, CutOffRun.Plain with { Epochs = 2 }, checkpoint: checkpoint with { EveryMinutes = null }, progress: new SmallRun.Listener(_ => held.Add(checkpoint.Position())));
        Assert.Equal([null, null, null, null, null, new(2, 0, 2)], held);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void MinutesThatAreNoneAreRefused(double minutes) =>
        Assert.Contains("a number above 0 is expected, or none", Assert.Throws<SegLabException>(() => Checkpoint with { EveryMinutes = minutes }).Message, StringComparison.Ordinal);

    [Fact]
    public void WhoForbidsTheWritingEndsTheTraining()
    {
        CutOffRun.UntilCancelled(Checkpoint, CutOffRun.Plain, epoch: 2);
        var (file, asked) = (File.ReadAllBytes(Checkpoint.Path), 0);
        var checkpoint = Checkpoint with { BeforeWrite = () => throw new SegLabException(FormattableString.Invariant($"asked {++asked}")) };
        Assert.Equal("asked 1", Assert.Throws<SegLabException>(() => CutOffRun.ToTheEnd(CutOffRun.Plain, checkpoint)).Message);
        Assert.Equal(file, File.ReadAllBytes(Checkpoint.Path));
    }

    [Fact]
    public void AnEpochInTwoPartsTakesTheSecondsOfBoth()
    {
        using var cancellation = new CancellationTokenSource();
        var options = CutOffRun.Plain with { Epochs = 1 };
        const double Pause = 0.3;
        double? paced = null;
        using (var network = SmallRun.Network())
            SmallRun.Train(network, options, checkpoint: Checkpoint, token: cancellation.Token, progress: Slow(_ => cancellation.Cancel()));
        using (var network = SmallRun.Network())
        {
            var history = SmallRun.Train(network, options, checkpoint: Checkpoint, progress: Slow(progress => paced ??= progress.SecondsPerEpoch));
            Assert.InRange(history.Seconds, 2 * Pause, double.PositiveInfinity);
        }

        // Two steps: what one takes, twice.
        Assert.InRange(paced!.Value, Pause, double.PositiveInfinity);

        static SmallRun.Listener Slow(Action<TrainingProgress> hear) => new(progress =>
        {
            if (progress.Preview is not null)
                return;
            hear(progress);
            Thread.Sleep(TimeSpan.FromSeconds(Pause));
        });
    }

    [Fact]
    public void NoTensorIsLeftBehind()
    {
        CutOffRun.UntilCancelled(Checkpoint, CutOffRun.Everything, epoch: 3);
        using var network = SmallRun.Network();
        SmallRun.Train(network, SmallRun.Options with { Epochs = 1 }); // the network makes its upsampling matrices once
        var before = LiveTensors.Count;
        Checkpoint.FinishedEpochs();
        Assert.Equal(before, LiveTensors.Count);
        SmallRun.Train(network, CutOffRun.Everything, checkpoint: Checkpoint);
        Assert.Equal(before, LiveTensors.Count);
    }

    // Changes what the file says of itself.
    private void Rewrite(Action<Dictionary<string, string>> change)
    {
        using var scope = TorchSharp.torch.NewDisposeScope();
        var metadata = SafetensorsFile.ReadMetadata(Checkpoint.Path).ToDictionary();
        change(metadata);
        SafetensorsFile.Save(Checkpoint.Path, SafetensorsFile.Load(Checkpoint.Path), metadata);
    }

    // The network is as it was, and so is the file.
    private static string AssertRefused(Checkpoint checkpoint, TrainingOptions options)
    {
        using var network = SmallRun.Network();
        var (before, file) = (Fingerprint.Hash(network), File.ReadAllBytes(checkpoint.Path));
        var message = Assert.Throws<SegLabException>(() => SmallRun.Train(network, options, checkpoint: checkpoint)).Message;
        Assert.Equal(before, Fingerprint.Hash(network));
        Assert.Equal(file, File.ReadAllBytes(checkpoint.Path));
        return message;
    }
}
