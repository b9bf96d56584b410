using Xunit;

namespace SegLab.Tests.Cli.Reports;

public sealed class ReportInBrowserTests(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task EverythingIsShownWithoutANetwork()
    {
        using var folder = new ReportFolder();
        var findings = await browser.Open(folder.Write(SampleNotebook.Create()));

        Assert.Empty(findings.Problems);
        Assert.Equal(1, findings.ChartsDrawn);
        Assert.Equal(16, findings.FormulasRendered);
        Assert.Equal(4, findings.Images);
    }
}
