using System.Text.Json.Nodes;
using FsCheck.Xunit;
using SegLab.Cli.Reports.Offline;
using Xunit;

namespace SegLab.Tests.Cli.Reports.Offline;

public sealed class OfflineHtmlTests
{
    private static readonly string[] Parts =
    [
        "<", ">", "</", "/>", "<!--", "-->", "<![CDATA[", "]]>", "<img", "<a", "</a>", "<svg>", "</svg>", "<script>", "</script>", "<style>", "</style>", "<iframe", "<video", "<source",
        " src=", " srcset=", " href=", " style=", " srcdoc=", " poster=", " onload=", "\"", "'", " ", "=", "x.png", "http://h/x.png", "//h/y", "data:,", "#a", "javascript:1", "url(http://h/z)", "@import", ";", "text", "&quot;", "\n",
    ];

    private readonly OfflineHtml _offline = new(new ImageFiles(folder: null, outer: null));

    [Theory]
    [InlineData("<p>a &lt; b, 1 < 2 &amp; <b class=x>c</b></p>")]
    [InlineData("<script>if (a < b && '<img src=\"http://h/x.png\">') f();</script>")]
    [InlineData("<img src=\"data:image/png;base64,AAAA\" alt='x'><img src=data:,x><a href=\"https://example.org\">link</a><a href=\"results.csv\">file</a>")]
    [InlineData("<svg viewBox=\"0 0 1 1\"><use href=\"#a\"/><linearGradient id=a /><rect fill=\"url(#a)\"/></svg>")]
    [InlineData("<div style=\"background: url(data:,)\"></div><style>p { color: red; content: \"(\" }</style>")]
    [InlineData("<!-- <img src=\"http://h/x.png\"> --><textarea><img src=http://h/x.png></textarea>")]
    [InlineData("<DIV\n  Data-X='1'  >text</DIV >")]
    public void WhatNeedsNothingFromOutsideStaysAsItIs(string html)
    {
        Assert.Equal(html, Outputs(html));
        Assert.Empty(_offline.Notices);
    }

    [Theory]
    [InlineData("<img src=\"http://h/x.png\" alt=\"a mole\">", "<a href=\"http://h/x.png\">a mole</a>")]
    [InlineData("<IMG SRC=//h/x.png>", "<a href=\"//h/x.png\">//h/x.png</a>")]
    [InlineData("<img alt=x src=\" ht\ntps://h/x.png \">", "<a href=\"https://h/x.png\">x</a>")]
    [InlineData("<img srcset=\"https://h/x.png 1x, https://h/y.png 2x\">", "<a href=\"https://h/x.png\">https://h/x.png</a>")]
    [InlineData("<img src=\"data:,\" srcset=\"https://h/x.png 1x\">", "<img src=\"data:,\">")]
    [InlineData("<a href=\"https://example.org\"><img src=\"https://h/badge.svg\" alt=badge></a>", "<a href=\"https://example.org\">badge</a>")]
    [InlineData("<picture><source srcset=\"https://h/x.webp\"><img src=\"data:,\"></picture>", "<picture><source><img src=\"data:,\"></picture>")]
    [InlineData("<link rel=preconnect href=\"https://h\"><base href=\"https://h\"><meta http-equiv=refresh content=\"0;url=https://h\">", "")]
    [InlineData("<a href=\"https://example.org\" ping=\"https://h/ping\">x</a>", "<a href=\"https://example.org\">x</a>")]
    [InlineData("<div style=\"color: red; background: url('https://h/x.png')\">", "<div style=\"color: red; background: url(&quot;data:,&quot;)\">", true)]
    [InlineData("<style>@import 'https://h/x.css'; p { src: url( https://h/f.woff2 ) }</style>", "<style> p { src: url(\"data:,\") }</style>", true)]
    [InlineData("<script src=\"https://h/x.js\">never()</script>", "<script type=\"text/plain\">never()</script>", true)]
    [InlineData("<iframe src=\"https://h\"></iframe><embed src=\"https://h\"><link rel=stylesheet href=\"//h/x.css\">", "", true)]
    [InlineData("<object data=\"https://h\">instead</object>", "<object>instead</object>", true)]
    [InlineData("<video src=\"https://h/v.mp4\"></video>", "<video hidden=\"\"></video>", true)]
    [InlineData("<video><source src=\"https://h/v.mp4\"></video>", "<video><source></video>", true)]
    [InlineData("<svg><image href=\"https://h/x.png\"/><use xlink:href=\"https://h/y.svg#a\"/></svg>", "<svg><image /><use /></svg>", true)]
    [InlineData("<iframe srcdoc=\"&lt;img src=https://h/x.png alt=x&gt;\"></iframe>", "<iframe srcdoc=\"&lt;a href=&quot;https://h/x.png&quot;&gt;x&lt;/a&gt;\"></iframe>")]
    [InlineData("<table background=\"https://h/x.png\"><tr></table>", "<table><tr></table>", true)]
    public void WhatWouldBeFetchedIsALinkOrANotice(string html, string expected, bool noticed = false)
    {
        var rewritten = Outputs(html);
        Assert.Equal(expected, WithoutNotices(rewritten));
        Assert.Equal(noticed, rewritten.Contains("<span class=\"missing\">", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("<b>a<!-- open", "<b>a")]
    [InlineData("a<script>f()", "a<script>f()</script>")]
    [InlineData("a<textarea>", "a<textarea></textarea>")]
    [InlineData("a<img src=\"x", "a")]
    [InlineData("a<plaintext>b", "ab")]
    [InlineData("a<!DOCTYPE", "a")]
    [InlineData("a<svg><![CDATA[ open", "a<svg>")]
    public void WhatIsLeftOpenSwallowsNothingThatFollows(string html, string expected) => Assert.Equal(expected, Outputs(html));

    [Theory]
    [InlineData("<script>document.title = 1</script>", "")]
    [InlineData("<img src=\"data:,\" onerror=\"f()\" ONLOAD=f()>", "<img src=\"data:,\">")]
    [InlineData("<a href=\" java\tscript:f()\">x</a>", "<a>x</a>")]
    [InlineData("<svg onload=f()><a xlink:href=\"javascript:f()\">x</a></svg>", "<svg><a>x</a></svg>")]
    [InlineData("<iframe srcdoc=\"&lt;script&gt;f()&lt;/script&gt;\"></iframe><iframe src=\"data:text/html,x\"></iframe><object data=\"data:text/html,x\">y", "y")]
    [InlineData("<details ontoggle=f() open>x</details>", "<details open=\"\">x</details>")]
    public void NothingInMarkdownRuns(string html, string expected) =>
        Assert.Equal(expected, WithoutNotices(_offline.Rewrite(html, new PageScope("Text cell 1", null, RunsScripts: false))));

    [Theory]
    [InlineData("a b.png", "attachment:a b.png")]
    [InlineData("a b.png", "attachment:a%20b.png")]
    [InlineData("ä [1] (2).png", "attachment:%C3%A4%20%5B1%5D%20(2).png")]
    [InlineData("100%.png", "attachment:100%.png")]
    [InlineData("a%20b.png", "attachment:a%20b.png")]
    public void AttachmentsAreFoundByTheirNameHoweverItIsWritten(string name, string address)
    {
        var attachments = new JsonObject { [name] = new JsonObject { ["text/plain"] = "x", ["image/png"] = new JsonArray(SampleNotebook.Picture[..40] + "\n", SampleNotebook.Picture[40..]) } };
        Assert.Equal(
            $"<img src=\"data:image/png;base64,{SampleNotebook.Picture}\" alt=\"x\">",
            _offline.Rewrite($"<img src='{address}' alt=x>", new PageScope("Text cell 1", attachments, RunsScripts: false)));
        Assert.Empty(_offline.Notices);
    }

    [Theory]
    [InlineData("attachment:b.png", """{"a.png": {"image/png": "AAAA"}}""", "'b.png' is not in the report: the cell has no attachment of that name")]
    [InlineData("attachment:a.png", """{"a.png": {"image/png": "%%%"}}""", "'a.png' is not in the report: the attachment's content is damaged")]
    [InlineData("attachment:a.pdf", """{"a.pdf": {"application/pdf": "AAAA"}}""", "'a.pdf' is not in the report: the attachment is no image but application/pdf")]
    [InlineData("attachment:a.png", """{"a.png": 3}""", "the cell has no attachment of that name")]
    [InlineData("attachment:a.png", "{}", "the cell has no attachment of that name")]
    [InlineData("x.png", "{}", "files are not read here")]
    public void AMissingImageIsANoticeAtItsPlaceAndInTheList(string address, string attachments, string expected)
    {
        var html = _offline.Rewrite($"a <img src='{address}' alt='a mole'> b", new PageScope("Text cell 2", JsonNode.Parse(attachments)!.AsObject(), RunsScripts: false));
        Assert.StartsWith("a <span class=\"missing\">a mole: the image <code>", html, StringComparison.Ordinal);
        Assert.EndsWith(".</span> b", html, StringComparison.Ordinal);
        var notice = Assert.Single(_offline.Notices).ToString();
        Assert.StartsWith("Text cell 2: the image '", notice, StringComparison.Ordinal);
        Assert.Contains(expected, notice, StringComparison.Ordinal);
    }

    [Fact]
    public void ANoticeOfADrawingWaitsForItsEnd() =>
        Assert.Matches("^<svg><g><image /></g></svg><span class=\"missing\">.*</span><p>$", Outputs("<svg><g><image href=\"https://h/x.png\"/></g></svg><p>"));

    /// <summary>Whatever the text: rewriting it once more changes nothing, and nothing in it names a network where a browser would fetch.</summary>
    [Property]
    public void RewritingIsDoneWithTheFirstTime(int[] choices)
    {
        var html = string.Concat((choices ?? []).Select(choice => Parts[(uint)choice % Parts.Length]));
        var once = Outputs(html);
        Assert.Equal(once, Outputs(once));
    }

    private string Outputs(string html) => _offline.Rewrite(html, new PageScope("Cell 1", null, RunsScripts: true));

    private static string WithoutNotices(string html) =>
        System.Text.RegularExpressions.Regex.Replace(html, "<span class=\"missing\">.*?</span>", "", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5));
}
