using SegLab.Tests.Cli;
using SegLab.Tests.Cli.Reports;
using SegLab.Tests.Cli.Running;
using Xunit;

namespace SegLab.Tests.Repository;

/// <summary>
/// The assignment's notebook, run by the real command line, and its report in a real browser without a network. SEGLAB_REPORT names
/// a report to look at instead of making one at the smallest settings.
/// </summary>
public sealed class AssignmentReportTests(Browser browser) : IClassFixture<Browser>
{
    // One cell that trains shows a grid and a chart, the next a chart; the rest are the data, the metric, the losses and the report.
    private const int ChartsAtLeast = 9 + 9 + 6;
    private const int FormulasAtLeast = 20;
    private const int GridsAtLeast = 1 + 9;

    [Fact]
    public async Task ReportShowsEveryChartFormulaAndGridWithoutANetwork()
    {
        using var folder = new TemporaryFolder();
        var report = Environment.GetEnvironmentVariable("SEGLAB_REPORT") is { Length: > 0 } named ? Path.GetFullPath(named) : await MakeReport(folder);
        var findings = await browser.Open(report, TimeSpan.FromSeconds(60));

        Assert.Empty(findings.Problems);
        Assert.InRange(findings.ChartsDrawn, ChartsAtLeast, int.MaxValue);
        Assert.InRange(findings.FormulasRendered, FormulasAtLeast, int.MaxValue);
        Assert.InRange(findings.Images, ChartsAtLeast + GridsAtLeast, int.MaxValue);
    }

    private static async Task<string> MakeReport(TemporaryFolder folder)
    {
        var run = await CommandProcess.SeglabAsync(folder.Path, "run", AssignmentNotebook.Path,
            "--set", "ImageSize=16", "--set", "Epochs=1", "--set", "Count=16", "--set", "BatchSize=4", "--out", folder.Path);
        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        return folder["01-semantic-segmentation.html"];
    }
}
