using Microsoft.Playwright;
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
        Assert.Equal(15, findings.FormulasRendered);
        Assert.Equal(4, findings.Images);
    }

    [Fact]
    public async Task EveryProblemOfAPageIsFound()
    {
        using var folder = new ReportFolder();
        var path = folder.WritePage("""
            <!DOCTYPE html><html><body>
            <div class="seglab-chart" id="twice"></div><div class="seglab-chart" data-drawn="true" id="twice"></div>
            <span data-formula="inline">x</span><span data-formula="inline"><span class="katex-error">\x</span></span>
            <img alt="a grid" src="data:image/png;base64,AAAA"><a href="#nowhere">there</a>
            <div style="width: 500px">wide</div>
            <script src="https://example.org/plotly.js"></script><script>Plotly.newPlot();</script>
            </body></html>
            """);
        var findings = await browser.Open(path, TimeSpan.FromSeconds(1));

        Assert.Equal((2, 1), (findings.ChartsExpected, findings.ChartsDrawn));
        Assert.Equal((2, 0), (findings.FormulasExpected, findings.FormulasRendered));
        Assert.Equal(["a grid"], findings.ImagesBroken);
        Assert.Equal(["#nowhere"], findings.DeadLinks);
        Assert.Equal(["twice"], findings.RepeatedIds);
        Assert.Equal(["https://example.org/plotly.js"], findings.OutsideRequests);
        Assert.Contains(findings.ConsoleErrors, error => error.Contains("Plotly is not defined", StringComparison.Ordinal));
        Assert.InRange(findings.OverflowOnPhone, 100, 200);
        Assert.True(findings.Problems.Count >= 8);
    }

    [Fact]
    public async Task OneButtonShowsAndHidesAllCode()
    {
        using var folder = new ReportFolder();
        var page = await Open(folder);
        var code = page.Locator("details.code pre");
        var button = page.Locator("#toggle-code");

        Assert.False(await code.First.IsVisibleAsync());
        await button.ClickAsync();
        foreach (var block in await code.AllAsync())
            Assert.True(await block.IsVisibleAsync());
        await Assertions.Expect(button).ToHaveTextAsync("Hide all code");
        await button.ClickAsync();
        Assert.False(await code.First.IsVisibleAsync());
        await page.CloseAsync();
    }

    [Fact]
    public async Task PrintShowsOnlyTheCodeThatWasUnfolded()
    {
        using var folder = new ReportFolder();
        var page = await Open(folder);
        await page.Locator("details.code > summary").First.ClickAsync();
        await page.EmulateMediaAsync(new() { Media = Media.Print });

        Assert.True(await page.Locator("details.code pre").First.IsVisibleAsync());
        Assert.False(await page.Locator("details.code").Nth(1).IsVisibleAsync());
        Assert.False(await page.Locator(".contents").IsVisibleAsync());
        Assert.True(await page.Locator(".seglab-static").IsVisibleAsync());
        Assert.False(await page.Locator(".plot-container").IsVisibleAsync());
        await page.CloseAsync();
    }

    [Fact]
    public async Task ContentsStandBesideWideTextAndFoldAboveNarrowText()
    {
        using var folder = new ReportFolder();
        var page = await Open(folder);
        var link = page.Locator(".contents a").First;

        await page.SetViewportSizeAsync(1280, 900);
        await Assertions.Expect(link).ToBeVisibleAsync();
        await page.SetViewportSizeAsync(375, 812);
        await Assertions.Expect(link).ToBeHiddenAsync();
        await page.CloseAsync();
    }

    private async Task<IPage> Open(ReportFolder folder)
    {
        var page = await browser.NewPage();
        await page.GotoAsync(new Uri(folder.Write(SampleNotebook.Create())).AbsoluteUri);
        return page;
    }
}
