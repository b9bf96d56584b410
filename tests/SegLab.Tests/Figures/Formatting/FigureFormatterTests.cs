using Microsoft.DotNet.Interactive.Formatting;
using Xunit;

namespace SegLab.Tests.Figures.Formatting;

/// <summary>.NET Interactive's own formatting finds the figures' formatters by convention.</summary>
public sealed class FigureFormatterTests
{
    public static TheoryData<string> Names => Samples.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryFormIsTheFigures(string name)
    {
        var figure = Samples.All[name];
        Assert.Equal(figure.ToHtml(), ((object)figure).ToDisplayString("text/html"));
        Assert.Equal(figure.ToText(), ((object)figure).ToDisplayString("text/plain"));
        Assert.Equal(Convert.ToBase64String(figure.ToPng()), ((object)figure).ToDisplayString("image/png"));
    }

    [Theory]
    [InlineData("curves", true)]
    [InlineData("panels", true)]
    [InlineData("bars", true)]
    [InlineData("heat map", true)]
    [InlineData("grid", true)]
    [InlineData("stack", true)]
    [InlineData("table", false)]
    [InlineData("source", false)]
    [InlineData("note", false)]
    [InlineData("script", false)]
    public void PicturesAreDisplayedAsPicturesToo(string name, bool withPicture)
    {
        string[] expected = withPicture ? ["text/html", "image/png", "text/plain"] : ["text/html", "text/plain"];
        Assert.Equal(expected.Order(), Formatter.GetPreferredMimeTypesFor(Samples.All[name].GetType()).Order());
    }

    [Fact]
    public void WhatIsNoFigureIsLeftToOthers()
    {
        using var writer = new StringWriter();
        Assert.All(new SegLab.Figures.Formatting.FigureFormatterSource().CreateTypeFormatters().Cast<SegLab.Figures.Formatting.ValueFormatter<SegLab.Figures.Figure>>(), formatter => Assert.False(formatter.Format("text", writer)));
        Assert.Equal("", writer.ToString());
    }
}
