using System.Text.Json;
using Microsoft.Playwright;
using SegLab.Figures;
using Xunit;

namespace SegLab.Tests.Figures;

/// <summary>Charts in a real browser without network; skipped where the system has no Chromium.</summary>
[Trait("Category", "Browser")]
public sealed class ChartInBrowserTests
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    [Fact]
    public async Task ChartsOfAPageAreDrawnEachInItsPlace()
    {
        var chart = Samples.Curves(2).ToHtml();
        var page = $"<!doctype html><meta charset=utf-8><body>{new PlotlyScript("SegLab").ToHtml()}{chart}{chart}{Samples.Bars.ToHtml()}{Samples.All["panels"].ToHtml()}{Samples.HeatMap.ToHtml()}{Samples.Ranks.ToHtml()}{Samples.Intervals.ToHtml()}{new PlotlyScript("again").ToHtml()}";
        await Check(page, drawn: 7, still: 0);
    }

    // Notebooks set an output's HTML and run its scripts elsewhere, perhaps before plotly.js is there and beside a module loader.
    [Fact]
    public async Task ChartsAreDrawnWhereScriptsRunApart()
    {
        var outputs = JsonSerializer.Serialize(new[] { Samples.Curves(2).ToHtml() + Samples.Curves(2).ToHtml(), new PlotlyScript("SegLab").ToHtml() });
        var page = $$"""
            <!doctype html><meta charset=utf-8><body><script>
            window.define=function(){throw new Error('plotly.js went into a module');};
            window.define.amd={};
            for(const output of {{outputs}}){
              const container=document.body.appendChild(document.createElement('div'));
              container.innerHTML=output;
              for(const given of Array.from(container.getElementsByTagName('script'))){
                const script=document.createElement('script');
                script.text=given.textContent;
                container.appendChild(script).remove();
              }
            }
            </script>
            """;
        await Check(page, drawn: 2, still: 0);
    }

    [Fact]
    public async Task ANarrowPageScrollsAHeatMapInsteadOfCrowdingItsNumbers()
    {
        var page = $"<!doctype html><meta charset=utf-8><body><div id=output style=\"width:375px;overflow-x:auto\">{new PlotlyScript("SegLab").ToHtml()}{Samples.HeatMap.ToHtml()}</div>";
        await Check(page, drawn: 1, still: 0, async browser =>
        {
            var least = Samples.HeatMap.LeastWidth;
            Assert.True(least > 500);
            Assert.Equal(least, await browser.EvaluateAsync<int>("document.querySelector('#output').scrollWidth"));
            Assert.Equal(least, await browser.EvaluateAsync<double>("document.querySelector('.main-svg').getBoundingClientRect().width"), 1.0);
            // No number is wider than the distance of two columns.
            var places = await browser.EvaluateAsync<double[]>("[...document.querySelectorAll('.xtick text')].slice(0, 2).map(text => text.getBoundingClientRect()).map(box => box.left + box.width / 2)");
            var widest = await browser.EvaluateAsync<double>("Math.max(...[...document.querySelectorAll('.textpoint text')].map(text => text.getBoundingClientRect().width))");
            Assert.InRange(widest, 1, places[1] - places[0]);
        });
    }

    [Fact]
    public async Task WithoutPlotlyTheStaticPictureStays()
    {
        await Check($"<!doctype html><meta charset=utf-8><body>{Samples.Curves(2).ToHtml()}", drawn: 0, still: 1);
    }

    private static async Task Check(string html, int drawn, int still, Func<IPage, Task>? further = null)
    {
        var chromium = Places.FirstOrDefault(File.Exists);
        Assert.SkipWhen(chromium is null, $"There is no Chromium at {string.Join(", ", Places)}.");
        var file = Path.Combine(Path.GetTempPath(), $"seglab-{Guid.NewGuid():N}.html");
        await File.WriteAllTextAsync(file, html, TestContext.Current.CancellationToken);
        try
        {
            using var playwright = await Playwright.CreateAsync();
            await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = ["--no-sandbox", "--disable-gpu"] });
            var context = await browser.NewContextAsync(new() { Offline = true });
            var page = await context.NewPageAsync();
            var problems = new List<string>();
            page.PageError += (_, error) => problems.Add(error);
            page.Console += (_, message) => problems.AddRange(message.Type == "error" ? [message.Text] : []);
            page.Request += (_, request) => problems.AddRange(request.Url.StartsWith("http", StringComparison.Ordinal) ? [request.Url] : []);
            await page.GotoAsync(new Uri(file).AbsoluteUri);
            if (drawn > 0)
                await page.WaitForFunctionAsync($"document.querySelectorAll('.seglab-chart[data-drawn]').length==={drawn}", null, new() { Timeout = 60_000 });
            Assert.Equal(drawn, await page.Locator(".seglab-chart:has(.main-svg)").CountAsync());
            Assert.Equal(still, await page.Locator(".seglab-static:visible").CountAsync());
            if (further is not null)
                await further(page);
            Assert.Empty(problems);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
