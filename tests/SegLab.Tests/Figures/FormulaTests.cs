using Microsoft.DotNet.Interactive.Formatting;
using SegLab.Figures;
using Xunit;

namespace SegLab.Tests.Figures;

public sealed class FormulaTests
{
    private static readonly Formula List = new([("BCE", @"-\log p"), ("50 % & {more}", @"\frac{1}{2}")]);

    [Fact]
    public void WhatLettersMeanGoesOnALineOfItsOwn() => Assert.Equal(
        @"$$\begin{array}{l} \displaystyle w x, \\[0.6em] \displaystyle w = 2 \end{array}$$",
        new Formula(@"w x,\quad w = 2").ToLatex());

    [Fact]
    public void OneFormulaStandsBetweenDollars()
    {
        Assert.Equal(@"$$p = \sigma(x)$$", new Formula(@"p = \sigma(x)").ToLatex());
        Assert.Equal(@"p = \sigma(x)", new Formula(@"p = \sigma(x)").ToText());
    }

    [Fact]
    public void SeveralStandBesideTheirNames() => Assert.Equal(
        "$$\\begin{array}{ll}\n\\text{BCE} & \\displaystyle -\\log p \\\\[1.2em]\n\\text{50 \\% \\& \\{more\\}} & \\displaystyle \\frac{1}{2}\n\\end{array}$$",
        List.ToLatex());

    [Fact]
    public void TextIsALineEach()
    {
        Assert.Equal("BCE: -\\log p\n50 % & {more}: \\frac{1}{2}", List.ToText());
        Assert.Equal(List.ToText(), $"{List}");
    }

    [Fact]
    public void NotebooksGetLatexAndText()
    {
        Assert.Equal(["text/latex", "text/plain"], Formatter.GetPreferredMimeTypesFor(typeof(Formula)).Order());
        Assert.Equal(List.ToLatex(), ((object)List).ToDisplayString("text/latex"));
        Assert.Equal(List.ToText(), ((object)List).ToDisplayString("text/plain"));
    }

    [Fact]
    public void EveryFormulaThatCannotBeShownIsNamed()
    {
        var error = Assert.Throws<SegLabException>(() => new Formula([("a", "x"), ("b", "$x$"), ("c", " ")]));
        Assert.Contains("number 2, 'b', is '$x$'; number 3, 'c', is ' '", error.Message, StringComparison.Ordinal);
        Assert.Throws<SegLabException>(() => new Formula([]));
    }
}
