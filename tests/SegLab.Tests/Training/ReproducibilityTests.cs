using SegLab.Cli.Documents;
using SegLab.Models;
using SegLab.Tests.Cli;
using SegLab.Tests.Cli.Running;
using Xunit;

namespace SegLab.Tests.Training;

/// <summary>Same seed, same bits: losses and weights.</summary>
public sealed class ReproducibilityTests
{
    public static TheoryData<string> Names() => [.. Architectures.All.Select(architecture => architecture.Name)];

    [Theory, MemberData(nameof(Names))]
    public void TwoRunsInOneProcessGiveTheSameBits(string name)
    {
        var (architecture, images) = (Architectures.Find(name), SmallRun.Pictures(32));
        var first = Fingerprint.Of(architecture, images, seed: 1);
        Assert.Equal(first, Fingerprint.Of(architecture, images, seed: 1));
        Assert.NotEqual(first, Fingerprint.Of(architecture, images, seed: 2));
    }

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
