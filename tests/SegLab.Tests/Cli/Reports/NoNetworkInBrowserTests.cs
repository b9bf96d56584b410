using Microsoft.Playwright;
using SegLab.Cli.Documents;
using SegLab.Cli.Reports.Offline;
using Xunit;

namespace SegLab.Tests.Cli.Reports;

/// <summary>A browser with a network, and a server that counts: pages as their authors wrote them ask it for much, reports for nothing.</summary>
public sealed class NoNetworkInBrowserTests(Browser browser) : IClassFixture<Browser>
{
    // What a browser fetches without a script, and what it fetches once a script asks; H is the server.
    private static readonly string[] Markup =
    [
        "<img src=\"Himg\">", "<img srcset=\"Hsrcset 1x\">", "<img src='data:,' srcset='Hsrcset2 2x'>", "<picture><source srcset=\"Hsource\"><img src=\"data:,\"></picture>",
        "<video src=\"Hvideo\" preload=auto></video>", "<video poster=\"Hposter\"></video>", "<audio src=Haudio preload=auto></audio>", "<video preload=auto><source src=\"Hvideo-source\"></video>",
        "<iframe src=\"Hiframe\"></iframe>", "<embed src=\"Hembed\">", "<object data=\"Hobject\"></object>", "<iframe srcdoc=\"&lt;img src=Hsrcdoc&gt;\"></iframe>",
        "<link rel=stylesheet href=\"Hlink\">", "<link rel=preload as=image href=\"Hpreload\">", "<script src=\"Hscript\"></script>", "<input type=image src=\"Hinput\">",
        "<div style=\"background:url(Hstyle)\">x</div>", "<style>@import \"Himport\"; body { background-image: url('Hrule') }</style>",
        "<style>@font-face { font-family: f; src: url(Hfont) } b { font-family: f }</style><b>x</b>", "<table background=\"Hbackground\"><tr><td>x</table>",
        "<svg width=9 height=9><image href=\"Hsvg\" width=9 height=9 /></svg>", "<b style=\"list-style-image:u\\72l(Hescaped);display:list-item\">x</b>",
    ];

    private static readonly string[] Scripts =
    [
        "fetch('Hfetch')", "new Image().src='Hscripted'", "const s=document.createElement('script');s.src='Hadded';document.head.append(s)",
        "const l=document.createElement('link');l.rel='stylesheet';l.href='Hlinked';document.head.append(l)", "navigator.sendBeacon('Hbeacon','x')", "new EventSource('Hevents')",
        "new XMLHttpRequest().open('GET','Hunsent');const x=new XMLHttpRequest();x.open('GET','Hxhr');x.send()", "import('Hmodule')",
        "const f=document.createElement('iframe');f.src='Hframe';document.body.append(f)", "document.body.style.backgroundImage='url(Hbody)'",
        "const w=new Worker(URL.createObjectURL(new Blob([\"fetch('Hworker')\"])))",
    ];

    [Fact]
    public async Task AReportAsksANetworkForNothing()
    {
        using var server = new CountingServer();
        using var folder = new ReportFolder();
        var markup = Array.ConvertAll(Markup, html => html.Replace("H", server.Address, StringComparison.Ordinal));
        var scripts = Array.ConvertAll(Scripts, code => $"<script>(() => {{ {code.Replace("H", server.Address, StringComparison.Ordinal)} }})()</script>");

        // As the author wrote them: the server is asked. A browser may have its reasons not to fetch one or the other.
        await Visit(folder.WritePage($"<!DOCTYPE html><body>{string.Concat(markup)}{string.Concat(scripts)}"));
        Assert.InRange(server.Take().Count, 25, Markup.Length + Scripts.Length);

        // The report: its text, its outputs, and what scripts ask for.
        NotebookCell[] cells =
        [
            SampleNotebook.Text("# Title\n\n" + string.Join("\n\n", markup) + $"\n\n![x]({server.Address}markdown)"),
            .. markup.Concat(scripts).Select(html => SampleNotebook.Code("x", SampleNotebook.Html(html))),
            SampleNotebook.Code("x", SampleNotebook.Shown("image/svg+xml", $"<svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"{server.Address}inner\"/></svg>", "x")),
        ];
        var shown = await Visit(folder.Write(new NotebookDocument([], cells)));
        Assert.Empty(server.Take());
        Assert.Contains("Not in this page, which loads nothing from the network", shown, StringComparison.Ordinal);

        // Without the page's policy: what is written down is gone all the same, but for an address in disguise.
        var offline = new OfflineHtml(new ImageFiles(folder: null, outer: null));
        await Visit(folder.WritePage($"<!DOCTYPE html><body>{offline.Rewrite(string.Concat(markup), new PageScope("Cell 1", null, RunsScripts: true))}"));
        Assert.Equal(["/escaped"], server.Take());
    }

    // A page's text, a while after it was loaded: what it asks for is on its way by then.
    private async Task<string> Visit(string path)
    {
        var page = await browser.NewPage();
        await page.GotoAsync(new Uri(path).AbsoluteUri, new() { WaitUntil = WaitUntilState.Load });
        await page.WaitForTimeoutAsync(2000);
        var text = await page.InnerTextAsync("body");
        await page.CloseAsync();
        return text;
    }
}
