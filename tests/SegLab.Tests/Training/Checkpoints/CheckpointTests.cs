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
        Assert.Contains("is no checkpoint of this version", AssertRefused(Checkpoint, CutOffRun.Plain), StringComparison.Ordinal);
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
