using System.Text.RegularExpressions;
using SegLab.Figures;
using SkiaSharp;
using Xunit;

namespace SegLab.Tests.Figures;

/// <summary>What holds for every figure.</summary>
public sealed partial class FigureTests
{
    public static TheoryData<string> Names => Samples.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void PngDecodesAndIsNotBlank(string name)
    {
        using var bitmap = SKBitmap.Decode(Samples.All[name].ToPng());
        Assert.NotNull(bitmap);
        Assert.InRange(bitmap.Width, 40, 1600);
        var colors = bitmap.Pixels.Distinct().Count();
        Assert.InRange(colors, 2, 256);
        Assert.Equal(SKColors.White, bitmap.GetPixel(0, 0));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void RenderingTwiceGivesTheSame(string name)
    {
        var figure = Samples.All[name];
        Assert.Equal(figure.ToPng(), figure.ToPng());
        Assert.Equal(figure.ToHtml(), figure.ToHtml());
        Assert.Equal(figure.ToText(), figure.ToText());
    }

    // A notebook holds about 30 charts and 12 grids, PNG and HTML each, in less than 5 MB.
    [Theory]
    [InlineData("curves", 18)]
    [InlineData("nine curves", 32)]
    [InlineData("panels", 34)]
    [InlineData("bars", 25)]
    [InlineData("heat map", 92)]
    [InlineData("ranks", 25)]
    [InlineData("intervals", 20)]
    [InlineData("grid", 120)]
    [InlineData("table", 8)]
    [InlineData("stack", 140)]
    public void FilesAreSmall(string name, int kilobytes)
    {
        Assert.InRange(Samples.All[name].ToPng().Length, 500, kilobytes * 1024);
        Assert.InRange(Samples.All[name].ToHtml().Length, 50, 2 * kilobytes * 1024);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void StaticHtmlHasNoScript(string name)
    {
        Assert.DoesNotContain("<script", Samples.All[name].ToStaticHtml(), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void HtmlNamesNoOtherHost(string name)
    {
        if (name == "script")
            return; // plotly.js names hosts for maps; that nothing is fetched is the browser test's matter
        Assert.DoesNotMatch(OutsideHost(), Samples.All[name].ToHtml());
    }

    [Fact]
    public void TitleIsDrawn()
    {
        var chart = Samples.Curves(2);
        Assert.NotEqual(chart.ToPng(), (chart with { Title = "Validation loss" }).ToPng());
        Assert.NotEqual(Samples.Grid.ToPng(), (Samples.Grid with { Title = "Training" }).ToPng());
    }

    [Fact]
    public void TextBecomesPixelsWithoutSystemFonts()
    {
        // Letters of three alphabets and the signs of the formulas: none may be the font's empty box.
        var box = new TextNote("\uE000").ToPng();
        Assert.All("aZ0βγα≥×·–±²−…Жё", letter => Assert.NotEqual(box, new TextNote($"{letter}").ToPng()));
    }

    [Fact]
    public void TextOfAStackBeginsWithItsFirstFigure()
    {
        Assert.Equal("epoch 3 of 40", Samples.All["stack"].ToText().Split('\n')[0]);
        Assert.Equal(Samples.All["stack"].ToText(), $"{Samples.All["stack"]}");
    }

    [GeneratedRegex(@"(src|href)\s*=\s*[""']?(https?:)?//|url\(|@import|fetch\(", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex OutsideHost();
}
