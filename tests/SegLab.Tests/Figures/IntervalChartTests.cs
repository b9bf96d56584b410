using System.Text.Json;
using SegLab.Figures;
using Xunit;

namespace SegLab.Tests.Figures;

public sealed class IntervalChartTests
{
    private static IntervalChart Chart => new("Scores", "IoU", [new("a", 0.5) { Low = 0.4, High = 0.7, Points = [0.45, double.NaN, 0.55] }, new("b", double.NaN), new("c", 0.6) { Color = "#123456" }]);

    [Fact]
    public void PlotlyGetsValuesIntervalsAndPoints()
    {
        using var json = JsonDocument.Parse((Chart with { Reference = 0.86, ReferenceName = "human agreement" }).ToPlotlyJson());
        var traces = json.RootElement.GetProperty("data").EnumerateArray().ToList();
        Assert.Equal(["human agreement", "mean and interval", "mean and interval", "mean and interval", "each seed"], traces.Select(trace => trace.GetProperty("name").GetString()!));
        Assert.Equal([0.86, 0.86], Golden.Numbers(traces[0].GetProperty("x")));
        Assert.Equal(0.5, traces[1].GetProperty("x")[0].GetDouble());
        Assert.Equal(0.2, traces[1].GetProperty("error_x").GetProperty("array")[0].GetDouble(), 1e-9);
        Assert.Equal(0.1, traces[1].GetProperty("error_x").GetProperty("arrayminus")[0].GetDouble(), 1e-9);
        Assert.Equal(JsonValueKind.Null, traces[2].GetProperty("x")[0].ValueKind);
        Assert.Equal("#123456", traces[3].GetProperty("marker").GetProperty("color").GetString());
        Assert.Equal([0.45, 0.55], Golden.Numbers(traces[4].GetProperty("x")));
        Assert.Equal(["a", "b", "c"], json.RootElement.GetProperty("layout").GetProperty("yaxis").GetProperty("ticktext").EnumerateArray().Select(name => name.GetString()!));
    }

    [Fact]
    public void WithoutPointsAndReferenceThereIsNoLegend()
    {
        using var json = JsonDocument.Parse(new IntervalChart("Scores", "IoU", [new("a", 0.5)]).ToPlotlyJson());
        Assert.False(json.RootElement.GetProperty("layout").GetProperty("showlegend").GetBoolean());
    }

    [Fact]
    public void PointsIntervalsAndReferenceAreDrawn()
    {
        var plain = Chart.ToPng();
        Assert.NotEqual(plain, (Chart with { Reference = 0.6 }).ToPng());
        Assert.NotEqual(plain, new IntervalChart("Scores", "IoU", [Chart.Rows[0] with { Points = [] }, .. Chart.Rows.Skip(1)]).ToPng());
        Assert.NotEqual(plain, new IntervalChart("Scores", "IoU", [Chart.Rows[0] with { High = 0.6 }, .. Chart.Rows.Skip(1)]).ToPng());
    }

    [Fact]
    public void TheTextHasALineForEachRow() => Assert.Equal("Scores\n  a  0.500  [0.400, 0.700]\n  b  NaN\n  c  0.600", Chart.ToText());

    [Fact]
    public void NoRowsIsAnError() => Assert.Contains("'Scores' has no rows", Assert.Throws<SegLabException>(() => new IntervalChart("Scores", "IoU", [])).Message, StringComparison.Ordinal);
}
