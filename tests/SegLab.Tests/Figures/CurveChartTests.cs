using System.Text.Json;
using SegLab.Figures;
using Xunit;

namespace SegLab.Tests.Figures;

public sealed class CurveChartTests
{
    [Fact]
    public void PlotlyGetsTheCurvesAsTheyAre()
    {
        var chart = new CurveChart("Loss", "epoch", "BCE", [new Curve("training", [0.9, 0.7, 0.5]), new Curve("validation", [0.8, 0.6]) { X = [2, 4], Color = "#123456", Dash = CurveDash.Dot }]);
        using var json = JsonDocument.Parse(chart.ToPlotlyJson());
        var traces = json.RootElement.GetProperty("data");
        Assert.Equal(["training", "validation"], traces.EnumerateArray().Select(trace => trace.GetProperty("name").GetString()!));
        Assert.Equal([1, 2, 3], Golden.Numbers(traces[0].GetProperty("x")));
        Assert.Equal([0.9, 0.7, 0.5], Golden.Numbers(traces[0].GetProperty("y")));
        Assert.Equal([2, 4], Golden.Numbers(traces[1].GetProperty("x")));
        Assert.Equal("#123456", traces[1].GetProperty("line").GetProperty("color").GetString());
        Assert.Equal("dot", traces[1].GetProperty("line").GetProperty("dash").GetString());
        var layout = json.RootElement.GetProperty("layout");
        Assert.Contains("Loss", layout.GetProperty("title").GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal("BCE", layout.GetProperty("yaxis").GetProperty("title").GetProperty("text").GetString());
        Assert.True(json.RootElement.GetProperty("config").GetProperty("responsive").GetBoolean());
    }

    [Fact]
    public void ABandIsFilledBetweenItsEdgesBehindTheCurves()
    {
        var chart = new CurveChart("IoU", "epoch", "IoU", [new Curve("plain", [0.4, 0.5]), new Curve("banded", [0.5, 0.7]) { Band = ([0.4, 0.6], [0.6, 0.9]) }]);
        using var json = JsonDocument.Parse(chart.ToPlotlyJson());
        var traces = json.RootElement.GetProperty("data").EnumerateArray().ToList();
        Assert.Equal(4, traces.Count);
        Assert.Equal([0.4, 0.6], Golden.Numbers(traces[0].GetProperty("y")));
        Assert.Equal([0.6, 0.9], Golden.Numbers(traces[1].GetProperty("y")));
        Assert.Equal("tonexty", traces[1].GetProperty("fill").GetString());
        Assert.All(traces[..2], edge => Assert.False(edge.GetProperty("showlegend").GetBoolean()));
        Assert.Equal(["plain", "banded"], traces[2..].Select(trace => trace.GetProperty("name").GetString()!));
        Assert.NotEqual(new CurveChart("IoU", "epoch", "IoU", [.. chart.Curves.Select(curve => curve with { Band = null })]).ToPng(), chart.ToPng());

        var panels = new ChartPanels("", [chart, chart]);
        using var both = JsonDocument.Parse(panels.ToPlotlyJson());
        Assert.Equal(8, both.RootElement.GetProperty("data").GetArrayLength());

        var uneven = new Curve("uneven", [0.5, 0.7]) { Band = ([0.4], [0.6, 0.9]) };
        Assert.Contains("the bands of 'uneven'", Assert.Throws<SegLabException>(() => new CurveChart("IoU", "epoch", "IoU", [uneven])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NotANumberIsAGap()
    {
        var chart = new CurveChart("Loss", "epoch", "loss", [new Curve("broken", [0.9, double.NaN, 0.5, double.PositiveInfinity])]);
        using var json = JsonDocument.Parse(chart.ToPlotlyJson());
        var values = json.RootElement.GetProperty("data")[0].GetProperty("y").EnumerateArray().Select(value => value.ValueKind);
        Assert.Equal([JsonValueKind.Number, JsonValueKind.Null, JsonValueKind.Number, JsonValueKind.Null], values);
        var whole = new CurveChart("Loss", "epoch", "loss", [new Curve("broken", [0.9, 0.7, 0.5, 0.4])]);
        Assert.NotEqual(whole.ToPng(), chart.ToPng());
        Assert.Equal("Loss: broken 0.5", chart.ToText());
    }

    [Fact]
    public void ValuesAloneBetweenGapsAreDots()
    {
        var chart = new CurveChart("Loss", "epoch", "loss", [new Curve("broken", [0.9, double.NaN, 0.5, 0.4])]);
        using var json = JsonDocument.Parse(chart.ToPlotlyJson());
        Assert.Equal([6, 0, 0, 0], Golden.Numbers(json.RootElement.GetProperty("data")[0].GetProperty("marker").GetProperty("size")));
    }

    [Theory]
    [InlineData(new double[0])]
    [InlineData(new[] { 0.5 })]
    [InlineData(new[] { 0.5, 0.5, 0.5 })]
    [InlineData(new[] { 0.0, 0.0 })]
    [InlineData(new[] { double.NaN, double.NaN })]
    [InlineData(new[] { 1e-12, 3e-12 })]
    [InlineData(new[] { -1e9, 1e9 })]
    public void AnyValuesCanBeDrawn(double[] values)
    {
        var chart = new CurveChart("Loss", "epoch", "loss", [new Curve("training", values)]);
        Assert.NotEmpty(chart.ToPng());
        Assert.NotEmpty(chart.ToHtml());
    }

    [Fact]
    public void NoCurvesIsAnError()
    {
        var error = Assert.Throws<SegLabException>(() => new CurveChart("Loss", "epoch", "loss", []));
        Assert.Contains("'Loss' has no curves", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryCurveWithWrongPositionsIsNamed()
    {
        var error = Assert.Throws<SegLabException>(() => new CurveChart("Loss", "epoch", "loss", [new Curve("a", [1, 2]) { X = [1] }, new Curve("b", [1]), new Curve("c", [1]) { X = [] }]));
        Assert.Contains("'a' has 1 positions for 2 values; 'c' has 0 positions for 1 values", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ManyNamesAtTheRightMakeTheChartHigher()
    {
        using var nine = SkiaSharp.SKBitmap.Decode(Samples.Curves(9).ToPng());
        using var many = SkiaSharp.SKBitmap.Decode(Samples.Curves(30).ToPng());
        Assert.Equal(nine.Width, many.Width);
        Assert.Equal(380 * 7 / 4, nine.Height);
        Assert.True(many.Height >= (44 + (30 * 20)) * 7 / 4);
        using var json = JsonDocument.Parse(Samples.Curves(30).ToPlotlyJson());
        Assert.True(json.RootElement.GetProperty("layout").GetProperty("height").GetInt32() >= 44 + (30 * 20));
    }

    [Fact]
    public void NineCurvesAreNineStyles()
    {
        using var json = JsonDocument.Parse(Samples.Curves(9).ToPlotlyJson());
        var lines = json.RootElement.GetProperty("data").EnumerateArray().Select(trace => trace.GetProperty("line").GetProperty("color").GetString());
        Assert.Equal(9, lines.Distinct().Count());
    }
}
