using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SegLab.Cli.Documents;
using SegLab.Cli.Reports;
using Xunit;

namespace SegLab.Tests.Cli.Reports;

public sealed class ReportWriterTests
{
    [Fact]
    public void TheSameNotebookGivesTheSamePage() =>
        Assert.Equal(ReportWriter.Write(SampleNotebook.Create(), "a"), ReportWriter.Write(SampleNotebook.Create(), "a"));

    [Fact]
    public void NothingIsLoadedFromElsewhere()
    {
        var html = ReportWriter.Write(SampleNotebook.Create(), "a");
        Assert.Empty(Matches(html, @"(?:src|srcset|poster|data)\s*=\s*[""']?(?!data:)[^""'\s>]{0,9}//[^""'>]*"));
        Assert.Empty(Matches(html, @"<link[^>]*href=""(?!data:)[^""]*"""));
        Assert.Empty(Matches(html, @"url\(\s*[""']?(?!data:|#)[^)]{0,40}|@import"));
    }

    [Fact]
    public void AttachmentsAreTheirCellsOwnAlsoWhereTheyStandInTheMetadata()
    {
        static JsonObject Attached(string png) => new() { ["a.png"] = new JsonObject { ["image/png"] = png } };
        const string Other = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
        var html = Write(
            SampleNotebook.Text("![one](attachment:a.png)", attachments: Attached(SampleNotebook.Picture)),
            SampleNotebook.Text("![two](attachment:a.png)", attachments: Attached(Other)),
            SampleNotebook.Text("![three][a]\n\n[a]: attachment:a.png", new JsonObject { ["attachments"] = Attached(Other) }));
        Assert.Contains($"<img src=\"data:image/png;base64,{SampleNotebook.Picture}\" alt=\"one\" />", html);
        Assert.Contains($"<img src=\"data:image/png;base64,{Other}\" alt=\"two\" />", html);
        Assert.Contains($"<img src=\"data:image/png;base64,{Other}\" alt=\"three\" />", html);
    }

    [Theory]
    [InlineData("![a lesion](https://example.org/a.png)", "<p><a href=\"https://example.org/a.png\">a lesion</a></p>")]
    [InlineData("![](//example.org/b.png)", "<p><a href=\"//example.org/b.png\">//example.org/b.png</a></p>")]
    [InlineData("[x](javascript:alert(1))", "<p><a>x</a></p>")]
    [InlineData("`<img src=\"http://h/x.png\">`", "<p><code>&lt;img src=&quot;http://h/x.png&quot;&gt;</code></p>")]
    public void WhatMarkdownWouldFetchOrRunIsALinkOrText(string markdown, string expected) => Assert.Contains(expected, Write(SampleNotebook.Text(markdown)));

    [Fact]
    public void OutputsCannotBreakOutOfThePage()
    {
        var html = Write(
            SampleNotebook.Code("1", SampleNotebook.Shown("image/png", "\" onerror=\"alert(1)", "a")),
            SampleNotebook.Code("2", SampleNotebook.Html("<b>open <!-- comment")),
            SampleNotebook.Code("3", SampleNotebook.Shown("text/markdown", "<script>alert(2)</script>", "a")));
        Assert.Contains("base64,&quot;onerror=&quot;alert(1)\"", html);
        Assert.Contains("<b>open \n</div>", html);
        Assert.DoesNotContain("alert(2)", html);
    }

    [Fact]
    public void TextThatIsNestedTooDeepIsShownAsItStands()
    {
        var deep = new string('>', 5000) + " <b>";
        Assert.Contains(System.Net.WebUtility.HtmlEncode(deep), Write(SampleNotebook.Text(deep)));
    }

    [Fact]
    public void TheFirstHeadingIsTheTitle()
    {
        Assert.Contains("<title>Loss &amp; metric</title>", Write(SampleNotebook.Text("# Loss & *metric*\n\n# More")));
        var untitled = Write(SampleNotebook.Text("no heading"));
        Assert.Contains("<title>file.ipynb</title>", untitled);
        Assert.Contains("<h1>file.ipynb</h1>", untitled);
    }

    [Fact]
    public void TheContentsFollowTheHeadings()
    {
        var html = Write(SampleNotebook.Text("# Title\n## A\n### B\n### C\n## D"));
        Assert.Contains(
            "<ol><li><a href=\"#a\">A</a><ol><li><a href=\"#b\">B</a></li>\n<li><a href=\"#c\">C</a></li></ol></li>\n<li><a href=\"#d\">D</a></li></ol>",
            html);
        Assert.DoesNotContain("<nav", Write(SampleNotebook.Text("# Title")));
    }

    [Fact]
    public void KatexComesOnlyWithFormulas()
    {
        Assert.DoesNotContain("KaTeX_Main", Write(SampleNotebook.Text("costs $5")));
        Assert.Contains("KaTeX_Main", Write(SampleNotebook.Text("$x$")));
        Assert.Contains("KaTeX_Main", Write(SampleNotebook.Code("x", SampleNotebook.Shown("text/latex", "x", "x"))));
    }

    [Fact]
    public void HtmlOutputsStandAsTheyAreOnceAndInOrder()
    {
        const string First = "<script>const a = 1 < 2 && '$x$';</script>";
        const string Second = "<div class=\"seglab-chart\"></div><script>draw(a)</script>";
        var html = Write(SampleNotebook.Code("1", SampleNotebook.Html(First)), SampleNotebook.Code("2", SampleNotebook.Html(Second)));
        Assert.Equal(2, html.Split(First).Length);
        Assert.Equal(2, html.Split(Second).Length);
        Assert.True(html.IndexOf(First, StringComparison.Ordinal) < html.IndexOf(Second, StringComparison.Ordinal));
        Assert.DoesNotContain("not shown", html);
    }

    [Theory]
    [InlineData("stdout")]
    [InlineData("stderr")]
    public void PrintedTextIsText(string stream)
    {
        var html = Write(SampleNotebook.Code("x", new StreamOutput(stream, "<script>alert('&')</script>")));
        Assert.Contains($"<pre class=\"output {stream}\" tabindex=\"0\">&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;</pre>", html);
    }

    [Fact]
    public void PiecesOfOneStreamAreOneText()
    {
        var html = Write(SampleNotebook.Code("x", new StreamOutput("stdout", "10 %\r"), new StreamOutput("stdout", "20 %\n"), new StreamOutput("stderr", "e"), new StreamOutput("stdout", "end")));
        Assert.Equal(["20 %", "e", "end"], Matches(html, @"(?<=<pre class=""output [^>]*>)[^<]*"));
    }

    [Fact]
    public void AFailedCellIsToldAtTheTopToo()
    {
        var html = Write(SampleNotebook.Code("1"), SampleNotebook.Code("2", new ErrorOutput("SegLabException", "no <folder>\nmend it", ["at line 1"])));
        Assert.Contains("<p class=\"failure\"><a href=\"#cell-2\">Cell 2</a> failed: SegLabException: no &lt;folder&gt;</p>", html);
        Assert.Contains("<strong>SegLabException</strong> <span>no &lt;folder&gt;\nmend it</span>", html);
        Assert.Contains("at line 1", html);
    }

    [Theory]
    [InlineData("text/html|image/svg+xml|image/png|image/jpeg|text/markdown|text/latex|text/plain", "<div class=\"output html\">")]
    [InlineData("image/svg+xml|image/png|image/jpeg|text/markdown|text/latex|text/plain", "<img src=\"data:image/svg+xml;base64,")]
    [InlineData("image/png|image/jpeg|text/markdown|text/latex|text/plain", "<img src=\"data:image/png;base64,QUJD\" alt=\"QU\nJD\">")]
    [InlineData("image/jpeg|text/markdown|text/latex", "<img src=\"data:image/jpeg;base64,QUJD\" alt=\"Figure of cell 1\">")]
    [InlineData("text/markdown|text/latex|text/plain", "<p>QU\nJD</p>")]
    [InlineData("text/latex|text/plain", "<span data-formula=\"display\">")]
    [InlineData("text/plain", "<pre class=\"output plain\" tabindex=\"0\">QU\nJD</pre>")]
    [InlineData("application/x-unknown", "(An output of type application/x-unknown, which a report cannot show.)")]
    public void TheRichestFormIsShown(string types, string expected)
    {
        var data = types.Split('|').ToDictionary(type => type, _ => "QU\nJD");
        Assert.Contains(expected, Write(SampleNotebook.Code("x", new DisplayOutput(data))));
    }

    [Theory]
    [InlineData("remove-cell", false, false)]
    [InlineData("remove_cell", false, false)]
    [InlineData("remove-input", false, true)]
    [InlineData("remove_output", true, false)]
    [InlineData("hide-output", true, true)]
    [InlineData("hide-input", true, true)]
    public void TagsAreHonoured(string tag, bool code, bool output)
    {
        var cell = SampleNotebook.Code("input", new StreamOutput("stdout", "output")) with { Metadata = new JsonObject { ["tags"] = new JsonArray(tag) } };
        var html = Write(cell, SampleNotebook.Code(" \n"), SampleNotebook.Code("next"));
        Assert.Equal(code, html.Contains("<code>input</code>", StringComparison.Ordinal));
        Assert.Equal(output, html.Contains(">output</pre>", StringComparison.Ordinal));
        Assert.Equal(tag == "hide-output", html.Contains("<details class=\"folded-outputs\">", StringComparison.Ordinal));
        Assert.Contains("· cell 2<", html);
    }

    private static string Write(params NotebookCell[] cells) => ReportWriter.Write(new NotebookDocument([], cells), "file.ipynb");

    private static string[] Matches(string html, string pattern) =>
        [.. Regex.Matches(html, pattern, RegexOptions.None, TimeSpan.FromSeconds(10)).Select(match => match.Value)];
}
