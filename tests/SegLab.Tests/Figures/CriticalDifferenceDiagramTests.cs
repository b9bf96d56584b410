using System.Text.Json;
using SegLab.Figures;
using SegLab.Figures.Painting;
using Xunit;

namespace SegLab.Tests.Figures;

public sealed class CriticalDifferenceDiagramTests
{
    // Demšar 2006, figure 1, at the level 0.10.
    private static CriticalDifferenceDiagram Demsar => new("C4.5", [new("C4.5", 3.143), new("C4.5+m", 2), new("C4.5+cf", 2.893), new("C4.5+m+cf", 1.964)], 1.12);

    [Fact]
    public void TheTextNamesRanksAndGroups() => Assert.Equal(
        """
        C4.5 (critical difference 1.12)
          C4.5+m+cf  1.96
          C4.5+m     2.00
          C4.5+cf    2.89
          C4.5       3.14
          not told apart: C4.5+m+cf, C4.5+m, C4.5+cf
          not told apart: C4.5+cf, C4.5
        """.ReplaceLineEndings("\n"),
        Demsar.ToText());

    [Fact]
    public void TheBetterHalfStandsAtTheLeftAndTheOutermostOnTop()
    {
        var layout = new RankLayout(Demsar);
        Assert.Equal([("C4.5+m+cf", true), ("C4.5+m", true), ("C4.5+cf", false), ("C4.5", false)], layout.Places.Select(place => (place.Name, place.IsLeft)));
        Assert.True(layout.Places[0].Y < layout.Places[1].Y && layout.Places[3].Y < layout.Places[2].Y);
        Assert.Equal((1, 4), (layout.From, layout.To));
    }

    [Fact]
    public void BarsThatMeetLieInRowsOfTheirOwn()
    {
        var layout = new RankLayout(Demsar);
        Assert.Equal([(1.964, 2.893), (2.893, 3.143)], layout.Bars.Select(bar => (bar.From, bar.To)));
        Assert.True(layout.Bars[0].Y < layout.Bars[1].Y);
        var apart = new RankLayout(new CriticalDifferenceDiagram("", [new("a", 1), new("b", 1.5), new("c", 3.4), new("d", 3.9)], 1));
        Assert.Equal(apart.Bars[0].Y, apart.Bars[1].Y);
    }

    [Theory]
    [InlineData(2.36, 2, 11)]
    [InlineData(10.5, 1, 12)]
    [InlineData(30, 1, 12)]
    public void TheAxisHoldsRanksAndDifference(double difference, int from, int to)
    {
        var layout = new RankLayout(new CriticalDifferenceDiagram("", Samples.Ranks.Names, difference));
        Assert.Equal((from, to), (layout.From, layout.To));
        Assert.All(layout.Places, place => Assert.InRange(layout.X(place.MeanRank), layout.Area.Left, layout.Area.Right));
    }

    [Fact]
    public void PlotlyGetsALineForEachNameAndTheBars()
    {
        using var json = JsonDocument.Parse(Demsar.ToPlotlyJson());
        var traces = json.RootElement.GetProperty("data").EnumerateArray().ToList();
        // Axis, difference, four names, bars, dots.
        Assert.Equal(8, traces.Count);
        Assert.Equal([1.964, 2, 2.893, 3.143], Golden.Numbers(traces[^1].GetProperty("x")));
        Assert.Equal(["C4.5+m+cf: 1.96", "C4.5+m: 2.00", "C4.5+cf: 2.89", "C4.5: 3.14"], traces[^1].GetProperty("text").EnumerateArray().Select(text => text.GetString()!));
        Assert.Equal(JsonValueKind.Null, traces[^2].GetProperty("x")[2].ValueKind);
        var texts = json.RootElement.GetProperty("layout").GetProperty("annotations").EnumerateArray().Select(annotation => annotation.GetProperty("text").GetString()!).ToList();
        Assert.Contains("critical difference 1.12", texts);
        Assert.Contains("C4.5+m+cf", texts);
    }

    [Fact]
    public void NamesAndDifferenceAreDrawn()
    {
        Assert.NotEqual(Demsar.ToPng(), new CriticalDifferenceDiagram("C4.5", Demsar.Names, 1.2).ToPng());
        Assert.NotEqual(Demsar.ToPng(), new CriticalDifferenceDiagram("C4.5", [.. Demsar.Names.Select(name => name with { Name = "x" + name.Name })], 1.12).ToPng());
        var html = new CriticalDifferenceDiagram("", [new("<b>", 1), new("b", 2)], 1.5).ToHtml();
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatCannotBeDrawnIsNamed()
    {
        Assert.Throws<SegLabException>(() => new CriticalDifferenceDiagram("Ranks", [new("a", 1)], 1));
        var message = Assert.Throws<SegLabException>(() => new CriticalDifferenceDiagram("Ranks", [new("a", 0.5), new("b", double.NaN), new("c", 2)], 0)).Message;
        Assert.Contains("that of 'a' is 0.5; that of 'b' is NaN", message, StringComparison.Ordinal);
        Assert.Contains("it is 0.", message, StringComparison.Ordinal);
    }
}
