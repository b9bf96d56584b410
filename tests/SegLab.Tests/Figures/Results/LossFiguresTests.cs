using SegLab.Experiments.LossStudy;
using SegLab.Figures;
using SegLab.Figures.Results;
using SegLab.Losses;
using Xunit;

namespace SegLab.Tests.Figures.Results;

/// <summary>Charts of what losses do.</summary>
public sealed class LossFiguresTests
{
    private static readonly ExamplePredictions Examples = ExamplePredictions.Make();

    [Fact]
    public void AProfileIsItsValueBesideItsGradient()
    {
        var profile = LossProfile.Of(new Bce());
        var chart = LossProfileChart.Of(profile);
        Assert.Equal("BCE", chart.Title);
        Assert.Equal(["Value", "Gradient"], chart.Panels.Select(panel => panel.Title));
        Assert.All(chart.Panels, panel => Assert.Equal(["lesion pixels vary", "background pixels vary"], panel.Curves.Select(curve => curve.Name)));
        Assert.All(chart.Panels.SelectMany(panel => panel.Curves), curve => Assert.Same(profile.Probabilities, curve.X));
        Assert.Same(profile.Lesion.Values, chart.Panels[0].Curves[0].Values);
        Assert.Same(profile.Background.Gradients, chart.Panels[1].Curves[1].Values);
    }

    // A notebook shows one for every loss, as HTML and as PNG in base64.
    [Fact]
    public void AProfileTakesLittleRoom()
    {
        var chart = LossProfileChart.Of(LossProfile.Of(new Dice()));
        Assert.InRange(chart.ToHtml().Length + (chart.ToPng().Length * 4 / 3), 1000, 60 * 1024);
    }

    [Fact]
    public void AnOverlayPutsEveryLossBetweenZeroAndOne()
    {
        var made = new LossProfile("made", [0.25, 0.5, 0.75], new LossResponse([5, 3, 1], [0, 0, 0]), new LossResponse([9, 9, 9], [0, 0, 0]));
        var flat = made with { Loss = "flat", Lesion = new LossResponse([2, 2, 2], [0, 0, 0]) };
        var broken = made with { Loss = "broken", Lesion = new LossResponse([double.PositiveInfinity, 3, 1], [0, 0, 0]) };
        var chart = LossOverlay.Of("All", [made, flat, broken]);
        Assert.Equal(["made", "flat", "broken"], chart.Curves.Select(curve => curve.Name));
        Assert.Equal([1, 0.5, 0], chart.Curves[0].Values);
        Assert.Equal([0, 0, 0], chart.Curves[1].Values);
        Assert.Equal([double.PositiveInfinity, 1, 0], chart.Curves[2].Values);
        Assert.Contains("least, 0", chart.YLabel, StringComparison.Ordinal);
    }

    [Fact]
    public void AsManyCurvesAsTheCatalogueHasAreToldApart()
    {
        var profile = LossProfile.Of(new Bce());
        var chart = LossOverlay.Of("", [.. LossCatalog.All.Select(loss => profile with { Loss = loss.Name })]);
        using var json = System.Text.Json.JsonDocument.Parse(chart.ToPlotlyJson());
        var styles = json.RootElement.GetProperty("data").EnumerateArray().Select(trace => (trace.GetProperty("line").GetProperty("color").GetString(), trace.GetProperty("line").GetProperty("dash").GetString()));
        Assert.Equal(LossCatalog.All.Count, styles.Distinct().Count());
    }

    [Fact]
    public void SensitivityIsARowALoss()
    {
        var sensitivity = LossSensitivity.Of([new Bce(), new Dice()], Examples);
        var map = LossSensitivityMap.Of("Punished", sensitivity);
        Assert.Equal(["BCE", "Dice"], map.Rows.Select(row => row.Name));
        Assert.Same(sensitivity.Predictions, map.Columns);
        Assert.Same(sensitivity.Losses[1].Values, map.Rows[1].Values);
        Assert.Equal(HeatScale.EachRow, map.Scale);
    }

    [Fact]
    public void TheExamplesStandBesideTheirTruth()
    {
        var grid = ExampleGrid.Of("Examples", Examples);
        Assert.Equal([4, 4], grid.Rows.Select(row => row.Pictures.Count));
        Assert.Equal(["truth", "shifted", "grown", "shrunk", "holes", "islands", "smooth", "blurred"], grid.Rows.SelectMany(row => row.Captions!).Select(caption => caption.Split(" · ")[0]));
        Assert.Equal(FormattableString.Invariant($"shifted · IoU {Examples.Predictions[0].Scores.Iou:0.00}"), grid.Rows[0].Captions![1]);
        Assert.Equal(7, grid.Rows.SelectMany(row => row.Pictures).Count(picture => picture.IsOverlay));
    }
}
