using System.Text.Json;
using Microsoft.Playwright;
using Xunit;

namespace SegLab.Tests.Cli.Reports;

/// <summary>
/// The machine's own Chromium, driven by Playwright, nothing downloaded. A test that uses it is skipped where there is no browser,
/// or fails there if SEGLAB_REQUIRE_BROWSER is 1.
/// </summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];
    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update", "--no-first-run"];

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        if (Find() is not { } executable)
            return;
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = executable, Args = Arguments, Timeout = 60_000 });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.CloseAsync();
        playwright?.Dispose();
    }

    /// <summary>Opens a page with the network off, waits until it is done or <paramref name="patience"/> has passed, and says what is there.</summary>
    /// <param name="htmlPath">A file.</param>
    /// <param name="patience">How long charts may take; a minute if not given.</param>
    internal async Task<PageFindings> Open(string htmlPath, TimeSpan? patience = null)
    {
        await using var context = await Require().NewContextAsync(new() { Offline = true, ViewportSize = new() { Width = 1280, Height = 900 } });
        var page = await context.NewPageAsync();
        var errors = new List<string>();
        var requests = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                errors.Add(message.Text);
        };
        page.PageError += (_, error) => errors.Add(error);
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url).Scheme is not ("file" or "data" or "blob" or "about"))
                requests.Add(request.Url);
        };

        await page.GotoAsync(new Uri(Path.GetFullPath(htmlPath)).AbsoluteUri);
        try
        {
            var timeout = (float)(patience ?? TimeSpan.FromMinutes(1)).TotalMilliseconds;
            await page.WaitForFunctionAsync("document.querySelectorAll('.seglab-chart:not([data-drawn=true])').length === 0", options: new() { Timeout = timeout });
        }
        catch (TimeoutException)
        {
            // The findings will say how many charts are missing.
        }

        var found = (await page.EvaluateAsync<JsonElement?>(Questions))!.Value;
        await page.SetViewportSizeAsync(375, 812);
        var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - window.innerWidth");
        return new PageFindings(
            found.GetProperty("charts").GetInt32(),
            found.GetProperty("drawn").GetInt32(),
            found.GetProperty("formulas").GetInt32(),
            found.GetProperty("rendered").GetInt32(),
            found.GetProperty("images").GetInt32(),
            Strings(found, "broken"),
            Strings(found, "deadLinks"),
            Strings(found, "repeatedIds"),
            errors,
            requests,
            overflow);
    }

    /// <summary>A new window, for a test that has questions of its own.</summary>
    internal Task<IPage> NewPage() => Require().NewPageAsync();

    private const string Questions = """
        () => {
          const all = selector => [...document.querySelectorAll(selector)];
          const ids = all('[id]').map(element => element.id);
          return {
            charts: all('.seglab-chart').length,
            drawn: all('.seglab-chart[data-drawn=true]').length,
            formulas: all('[data-formula]').length,
            rendered: all('[data-formula]').filter(f => f.querySelector('.katex .katex-html') && !f.querySelector('.katex-error')).length,
            images: document.images.length,
            broken: [...document.images].filter(i => !i.complete || i.naturalWidth === 0).map(i => i.alt || i.src.slice(0, 60)),
            deadLinks: all('a[href^="#"]').filter(a => !document.getElementById(decodeURIComponent(a.hash.slice(1)))).map(a => a.getAttribute('href')),
            repeatedIds: ids.filter((id, index) => ids.indexOf(id) !== index),
          };
        }
        """;

    private static string[] Strings(JsonElement found, string name) => [.. found.GetProperty(name).EnumerateArray().Select(item => item.GetString()!)];

    private IBrowser Require()
    {
        const string Missing = "No Chromium here: neither chromium, chromium-browser nor google-chrome is on the PATH.";
        if (browser is null && Environment.GetEnvironmentVariable("SEGLAB_REQUIRE_BROWSER") == "1")
            Assert.Fail(Missing);
        Assert.SkipWhen(browser is null, Missing);
        return browser!;
    }

    private static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append("/usr/bin")
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
}
