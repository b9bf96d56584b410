using SegLab.Cli.Documents;
using SegLab.Models;
using SegLab.Tests.Cli;
using SegLab.Tests.Cli.Running;
using Xunit;

namespace SegLab.Tests.Training;

/// <summary>Same seed, same bits: losses and weights.</summary>
public sealed class ReproducibilityTests
{
    public static TheoryData<string, Precision> Runs() =>
        [.. Architectures.All.SelectMany(architecture => (Precision[])[Precision.Float32, Precision.BFloat16], (architecture, precision) => (architecture.Name, precision))];

    [Theory, MemberData(nameof(Runs))]
    public void TwoRunsInOneProcessGiveTheSameBits(string name, Precision precision)
    {
        var (architecture, images) = (Architectures.Find(name), SmallRun.Pictures(32));
        var first = Fingerprint.Of(architecture, images, seed: 1, precision);
        Assert.Equal(first, Fingerprint.Of(architecture, images, seed: 1, precision));
        Assert.NotEqual(first, Fingerprint.Of(architecture, images, seed: 2, precision));
    }

    [Fact]
    public void EachPrecisionGivesItsOwn() =>
        Assert.NotEqual(Fingerprint.Of(Architectures.SegNet, SmallRun.Pictures(), seed: 1), Fingerprint.Of(Architectures.SegNet, SmallRun.Pictures(), seed: 1, Precision.BFloat16));

    [Fact]
    public async Task TwoProcessesGiveTheSameBits()
    {
        using var folder = new TemporaryFolder();
        var here = AppContext.BaseDirectory.Replace('\\', '/');
        SmallNotebook.WriteTo(folder["train.ipynb"], SmallNotebook.Code(
            $"#r \"{here}/SegLab.dll\"\n#r \"{here}/SegLab.Tests.dll\"\nConsole.WriteLine(SegLab.Tests.Training.Fingerprint.OfAllNetworks());"));
        var result = await CommandProcess.SeglabAsync(folder.Path, "run", "train.ipynb", "--to", "ipynb");

        Assert.True(result.ExitCode == 0, result.Error);
        var output = Assert.IsType<StreamOutput>(Assert.Single(NotebookFile.Read(folder["reports/train.ipynb"]).Cells[0].Outputs));
        Assert.Equal(Fingerprint.OfAllNetworks().Split('\n'), output.Text.TrimEnd().Split('\n'));
    }
}
