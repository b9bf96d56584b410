using System.Net;
using System.Text.RegularExpressions;
using FsCheck.Xunit;
using SegLab.Cli.Reports;
using Xunit;

namespace SegLab.Tests.Cli.Reports;

public sealed class CSharpHighlighterTests
{
    [Theory]
    [InlineData("#r \"SegLab.dll\"\n1", "directive", "#r \"SegLab.dll\"\n")]
    [InlineData("#!csharp\n1", "directive", "#!csharp\n")]
    [InlineData("x // why", "comment", "// why")]
    [InlineData("/* a\n b */ x", "comment", "/* a\n b */")]
    [InlineData("var x = 1;", "keyword", "var")]
    [InlineData("await x;", "keyword", "await")]
    [InlineData("x = 1e-3f;", "number", "1e-3f")]
    [InlineData("x = \"<b>\";", "string", "\"<b>\"")]
    [InlineData("x = $\"{y}!\";", "string", "!")]
    [InlineData("x = \"\"\"raw\"\"\";", "string", "\"\"\"raw\"\"\"")]
    [InlineData("x = new Dice();", "type", "Dice")]
    [InlineData("List<Loss> x;", "type", "Loss")]
    [InlineData("x = Enumerable.Empty;", "type", "Enumerable")]
    [InlineData("record Run(int Seed);", "type", "Run")]
    [InlineData("x.Train();", "method", "Train")]
    [InlineData("double Area(double r) => r;", "method", "Area")]
    public void TokensAreToldApart(string code, string kind, string text) =>
        Assert.Contains($"<span class=\"{kind}\">{WebUtility.HtmlEncode(text)}</span>", CSharpHighlighter.Html(code));

    [Theory]
    [InlineData("var broken = (")]
    [InlineData("if } else { \"open\n 'x")]
    [InlineData("#if A\nnot < compiled\n#endif\n\n")]
    [InlineData("é <script>alert(1)</script> \t // ä")]
    public void NoCharacterIsLostOrLetThrough(string code) => ShowsExactly(code);

    [Property]
    public void AnyTextComesBackAsItWas(string? code) => ShowsExactly(code ?? "");

    private static void ShowsExactly(string code)
    {
        var html = CSharpHighlighter.Html(code);
        var bare = Regex.Replace(html, "</?span[^>]*>", "", RegexOptions.None, TimeSpan.FromSeconds(5));
        Assert.DoesNotContain('<', bare);
        Assert.Equal(code, WebUtility.HtmlDecode(bare));
    }
}
