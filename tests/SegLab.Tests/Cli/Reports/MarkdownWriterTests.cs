using SegLab.Cli.Reports;
using SegLab.Cli.Reports.Offline;
using Xunit;

namespace SegLab.Tests.Cli.Reports;

public sealed class MarkdownWriterTests
{
    private readonly MarkdownWriter writer = new(new AnchorNames(), new OfflineHtml(new ImageFiles(folder: null, outer: null)));

    /// <summary>Text, and the formulas in it: "inline" or "display" and the TeX.</summary>
    public static TheoryData<string, string[]> Formulas => new()
    {
        { "let $x$ be", ["inline x"] },
        { "($a$), **$b$**, $n$-th, $k$th", ["inline a", "inline b", "inline n", "inline k"] },
        { "over $a +\nb$ lines", ["inline a +\nb"] },
        { @"sets $\{a\}$ and \$ no $b\$$ more", [@"inline \{a\}", @"inline b\$"] },
        { "from $5 to $10, or US$7 and US$8", [] },
        { "`$x$` is code", [] },
        { "$$x = 1$$", ["display x = 1"] },
        { "as $$x = 1$$ says", ["display x = 1"] },
        { "says:\n$$ a \\\\\nb_1 * c_2 $$\n", ["display a \\\\\nb_1 * c_2"] },
        { "$$\nx\n\ny\n$$\n", ["display x\n\ny"] },
        { "text $$\na\n$$ more $b$", ["display a", "inline b"] },
        { "\\begin{align*}\na &= b \\\\\nc &= d\n\\end{align*}\n", ["display \\begin{align*}\na &amp;= b \\\\\nc &amp;= d\n\\end{align*}"] },
        { "- one\n\n  $$\n  y\n  $$\n- two", ["display y"] },
        { "| a | b |\n|--|--|\n| $|x|$ | 2 |", ["inline |x|"] },
        { "```\n$$\nx\n$$\n```", [] },
        { "$a<b$", ["inline a&lt;b"] },
    };

    [Theory]
    [MemberData(nameof(Formulas))]
    public void FormulasAreThoseOfGitHubAndJupyter(string markdown, string[] expected)
    {
        var html = writer.Html(markdown, "Text cell 1");
        var found = html.Split("<span data-formula=\"").Skip(1).Select(part => part.Split("</span>")[0].Replace("\">", " "));
        Assert.Equal(expected, found);
        Assert.Equal(expected.Length > 0, writer.HasFormulas);
    }

    [Fact]
    public void HeadingsGetTheIdsOfGitHubEachOnce()
    {
        writer.Html("# Loss & metric\n\n## `Dice`, *again* and $x_1$\n", "Text cell 1");
        var html = writer.Html("## Loss & metric", "Text cell 1");
        Assert.Equal(["loss--metric", "dice-again-and-x_1", "loss--metric-1"], writer.Headings.Select(heading => heading.Anchor));
        Assert.Equal("<code>Dice</code>, again and <span data-formula=\"inline\">x_1</span>", writer.Headings[1].Html);
        Assert.Contains("<h2 id=\"loss--metric-1\">", html);
    }

    [Fact]
    public void HeadingsInOutputsStayOutOfTheContents()
    {
        Assert.Contains("<h2>Scores</h2>", writer.OutputHtml("## Scores", "Cell 1"));
        Assert.Empty(writer.Headings);
    }

    [Fact]
    public void FootnotesCountOnFromCellToCell()
    {
        var first = writer.Html("a[^x] b[^x] c[^y]\n\n[^x]: one\n[^y]: two", "Text cell 1");
        var second = writer.Html("d[^x]\n\n[^x]: three", "Text cell 1");
        Assert.Contains("<ol class=\"footnotes\" start=\"1\">", first);
        Assert.Contains("<ol class=\"footnotes\" start=\"3\">", second);
        Assert.Contains("href=\"#fn:3\"", second);
        Assert.Contains("<li id=\"fn:3\">", second);
        Assert.Contains("<sup>3</sup>", second);
    }
}
