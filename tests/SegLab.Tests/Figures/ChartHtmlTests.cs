using System.Net;
using System.Text.RegularExpressions;
using SegLab.Figures;
using Xunit;

namespace SegLab.Tests.Figures;

public sealed partial class ChartHtmlTests
{
    [Fact]
    public void FragmentCarriesItsStaticPicture()
    {
        var chart = Samples.Curves(2);
        var picture = StaticPicture().Match(chart.ToHtml());
        Assert.True(picture.Success);
        Assert.Equal(chart.ToPng(), Convert.FromBase64String(picture.Groups["data"].Value));
        Assert.Equal(chart.ToText(), WebUtility.HtmlDecode(picture.Groups["alt"].Value));
    }

    [Fact]
    public void NamesCannotEndTheScript()
    {
        var html = new CurveChart("</script><b>", "epoch", "loss", [new Curve("<img onerror=1>\"'", [1, 2])]).ToHtml();
        Assert.Equal(2, html.Split("</script>").Length);
        Assert.DoesNotContain("<img onerror", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void OtherContentHasAnotherKey()
    {
        Assert.NotEqual(Key(Samples.Curves(2)), Key(Samples.Curves(3)));
        Assert.Equal(Key(Samples.Curves(2)), Key(Samples.Curves(2)));
    }

    [Fact]
    public void PanelsAreSubplotsWithOneLegend()
    {
        var panels = (ChartPanels)Samples.All["panels"];
        using var json = System.Text.Json.JsonDocument.Parse(panels.ToPlotlyJson());
        var traces = json.RootElement.GetProperty("data").EnumerateArray().ToList();
        Assert.Equal(["x", "x", "x2", "x2", "x3", "x3", "x4", "x4"], traces.Select(trace => trace.GetProperty("xaxis").GetString()!));
        Assert.Equal(2, traces.Count(trace => trace.GetProperty("showlegend").GetBoolean()));
        Assert.Equal([0, 0.45], Golden.Numbers(json.RootElement.GetProperty("layout").GetProperty("xaxis3").GetProperty("domain")), (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Fact]
    public void BarsCarryIntervalsAndReferences()
    {
        using var json = System.Text.Json.JsonDocument.Parse(new BarChart("Scores", "IoU", [new Bar("a", 0.5) { Low = 0.4, High = 0.7, Reference = 0.6 }, new Bar("b", double.NaN)]).ToPlotlyJson());
        var traces = json.RootElement.GetProperty("data");
        Assert.Equal("h", traces[0].GetProperty("orientation").GetString());
        Assert.Equal(0.5, traces[0].GetProperty("x")[0].GetDouble());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, traces[0].GetProperty("x")[1].ValueKind);
        Assert.Equal(0.2, traces[0].GetProperty("error_x").GetProperty("array")[0].GetDouble(), 1e-9);
        Assert.Equal(0.1, traces[0].GetProperty("error_x").GetProperty("arrayminus")[0].GetDouble(), 1e-9);
        Assert.Equal(0.6, traces[1].GetProperty("x")[0].GetDouble());
    }

    [Fact]
    public void NothingToDrawIsAnError()
    {
        Assert.Throws<SegLabException>(() => new BarChart("Scores", "IoU", []));
        Assert.Throws<SegLabException>(() => new ChartPanels("Losses", []));
        Assert.Throws<SegLabException>(() => new ChartPanels("Losses", [Samples.Curves(1)], columns: 0));
        Assert.Throws<SegLabException>(() => new Stack([]));
    }

    private static string Key(Chart chart) => ChartKey().Match(chart.ToHtml()).Groups["key"].Value;

    [GeneratedRegex("<div class=\"seglab-chart\" data-chart=\"(?<key>[0-9a-f]+)\"", RegexOptions.None, 10_000)]
    private static partial Regex ChartKey();

    [GeneratedRegex("<img class=\"seglab-static\" alt=\"(?<alt>[^\"]*)\"[^>]*src=\"data:image/png;base64,(?<data>[^\"]*)\"", RegexOptions.None, 10_000)]
    private static partial Regex StaticPicture();
}
