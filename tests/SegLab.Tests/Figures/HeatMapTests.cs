using System.Text.Json;
using SegLab.Figures;
using Xunit;

namespace SegLab.Tests.Figures;

public sealed class HeatMapTests
{
    private static readonly HeatMap Sample = new("Losses", ["shifted", "grown"], [new HeatMapRow("BCE", [0.25, 0.5]), new HeatMapRow("<Hausdorff>", [10, -30])]);

    [Fact]
    public void ColoursCompareAllCells()
    {
        Assert.Equal([[0.75625, 0.7625], [1, 0]], Shares(Sample));
        Assert.Equal(("−30.0", "10.0"), Ends(Sample));
    }

    [Fact]
    public void ColoursOfEachRowCompareWithinTheRow()
    {
        Assert.Equal([[0, 1], [1, 0]], Shares(Sample with { Scale = HeatScale.EachRow }));
        Assert.Equal(("least of its row", "greatest of its row"), Ends(Sample with { Scale = HeatScale.EachRow }));
        Assert.NotEqual(Sample.ToPng(), (Sample with { Scale = HeatScale.EachRow }).ToPng());
    }

    [Fact]
    public void ARowOfEqualNumbersIsLight() =>
        Assert.Equal([[0, 0]], Shares(new HeatMap("", ["a", "b"], [new HeatMapRow("same", [3, 3])]) { Scale = HeatScale.EachRow }));

    [Fact]
    public void PlotlyGetsNamesAndNumbersInPlace()
    {
        using var json = JsonDocument.Parse(Sample.ToPlotlyJson());
        var (cells, numbers) = (json.RootElement.GetProperty("data")[0], json.RootElement.GetProperty("data")[1]);
        Assert.Equal("heatmap", cells.GetProperty("type").GetString());
        Assert.Equal(["0.250", "0.500"], Texts(cells.GetProperty("text")[0]));
        Assert.Equal(["0.250", "0.500", "10.0", "−30.0"], Texts(numbers.GetProperty("text")));
        Assert.Equal([0, 1, 0, 1], Golden.Numbers(numbers.GetProperty("x")));
        Assert.Equal([0, 0, 1, 1], Golden.Numbers(numbers.GetProperty("y")));
        var layout = json.RootElement.GetProperty("layout");
        Assert.Equal(["shifted", "grown"], Texts(layout.GetProperty("xaxis").GetProperty("ticktext")));
        Assert.Equal(["BCE", "&lt;Hausdorff&gt;"], Texts(layout.GetProperty("yaxis").GetProperty("ticktext")));
        Assert.Equal([1.5, -0.5], Golden.Numbers(layout.GetProperty("yaxis").GetProperty("range"))); // the first row on top
    }

    [Fact]
    public void WhatIsNoNumberHasNoColourAndDoesNotStretchTheScale()
    {
        var map = new HeatMap("", ["a", "b", "c", "d"], [new HeatMapRow("", [1, double.NaN, double.PositiveInfinity, 3])]);
        Assert.Equal([[0, null, null, 1]], Shares(map));
        using var json = JsonDocument.Parse(map.ToPlotlyJson());
        Assert.Equal(["1.00", "–", "∞", "3.00"], Texts(json.RootElement.GetProperty("data")[1].GetProperty("text")));
        Assert.NotEmpty(new HeatMap("", ["a"], [new HeatMapRow("", [double.NaN])]).ToPng());
    }

    [Theory]
    [InlineData(0, "0.000")]
    [InlineData(0.0123, "0.012")]
    [InlineData(-1.234, "−1.23")]
    [InlineData(45.67, "45.7")]
    [InlineData(4567.8, "4568")]
    [InlineData(1234567, "1.2e6")]
    [InlineData(0.00012345, "1.2e−4")]
    public void NumbersAreWrittenShortly(double value, string expected) => Assert.Equal($"m\n     c\n  r  {expected}".Replace("     c", "c".PadLeft(expected.Length + 5), StringComparison.Ordinal), new HeatMap("m", ["c"], [new HeatMapRow("r", [value])]).ToText());

    [Fact]
    public void AFormatOfOnesOwnIsTaken() => Assert.EndsWith("33.3 %", new HeatMap("", ["c"], [new HeatMapRow("r", [1.0 / 3])]) { Format = "0.0 %" }.ToText(), StringComparison.Ordinal);

    [Fact]
    public void TextIsATable() => Assert.Equal("Losses\n               shifted  grown\n  BCE            0.250  0.500\n  <Hausdorff>     10.0  −30.0", Sample.ToText());

    [Fact]
    public void LongNamesAreShortenedAndLeaveRoomForTheNumbers()
    {
        var name = new string('w', 200);
        var map = new HeatMap("", ["c", name], [new HeatMapRow(name, [1, 2])]);
        using var bitmap = SkiaSharp.SKBitmap.Decode(map.ToPng());
        Assert.InRange(bitmap.Width, 1, 1600);
        using var json = JsonDocument.Parse(map.ToPlotlyJson());
        Assert.EndsWith("…", json.RootElement.GetProperty("layout").GetProperty("yaxis").GetProperty("ticktext")[0].GetString()!, StringComparison.Ordinal);
    }

    [Fact]
    public void RowsOfAnotherLengthAreAllNamed()
    {
        var error = Assert.Throws<SegLabException>(() => new HeatMap("Losses", ["a"], [new HeatMapRow("x", [1, 2]), new HeatMapRow("y", [1]), new HeatMapRow("z", [])]));
        Assert.Contains("row 'x' has 2 values, row 'z' has 0 values", error.Message, StringComparison.Ordinal);
        Assert.Throws<SegLabException>(() => new HeatMap("", [], [new HeatMapRow("x", [])]));
        Assert.Throws<SegLabException>(() => new HeatMap("", ["a"], []));
    }

    private static double?[][] Shares(HeatMap map)
    {
        using var json = JsonDocument.Parse(map.ToPlotlyJson());
        return [.. json.RootElement.GetProperty("data")[0].GetProperty("z").EnumerateArray().Select(row => row.EnumerateArray().Select(share => share.ValueKind == JsonValueKind.Null ? (double?)null : share.GetDouble()).ToArray())];
    }

    private static (string Least, string Greatest) Ends(HeatMap map)
    {
        using var json = JsonDocument.Parse(map.ToPlotlyJson());
        var texts = Texts(json.RootElement.GetProperty("data")[0].GetProperty("colorbar").GetProperty("ticktext"));
        return (texts[0], texts[1]);
    }

    private static string[] Texts(JsonElement texts) => [.. texts.EnumerateArray().Select(text => text.GetString()!)];
}
