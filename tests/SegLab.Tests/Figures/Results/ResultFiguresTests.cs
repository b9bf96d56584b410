using SegLab.Data;
using SegLab.Experiments;
using SegLab.Figures.Results;
using SegLab.Losses;
using SegLab.Metrics;
using SegLab.Models;
using SegLab.Training;
using Xunit;
using static SegLab.Tests.Experiments.MadeResult;

namespace SegLab.Tests.Figures.Results;

/// <summary>Tables, bars and curves of results whose numbers one can follow.</summary>
public sealed class ResultFiguresTests
{
    // Stepped IoU 0.5, 0.9 and 0.3; held out 0.8, 0.7 and none. The third is no run of the assignment's.
    private static readonly ExperimentResult[] Results =
    [
        Of(Architectures.SegNet2, new Tversky(), Same(72, 4), Same(80, 3), epochs: 4),
        Of(Architectures.SegNet, new Bce(), Same(93, 4), Same(70, 3), epochs: 2),
        Of(Architectures.UNet, new Dice(), Same(62, 4), [], epochs: 2),
    ];

    [Fact]
    public void TheTableHasARowForEachRunAndTheBestInBold()
    {
        var table = ResultTable.Of(Results);
        Assert.Equal(
            ["run", "parameters", "epochs", "reading", "training loss", "stepped IoU (test, over batches)", "printed by the assignment", "IoU (test, over images)", "IoU (held out, over images)", "95 % interval, held out", "seconds"],
            table.Columns.Select(column => column.Name));
        Assert.Equal(["SegNet2 + Tversky", "1,368,001", "4", "assignment", "0.250000", "0.500", "0.784", "0.720", "0.800", "–", "2.0"], table.Rows[0]);
        Assert.Equal(["UNet + Dice", "1,368,001", "2", "assignment", "0.500000", "0.300", "–", "0.620", "–", "–", "1.0"], table.Rows[2]);
        Assert.Equal([null, null, null, null, null, 1, null, 1, 0, null, null], table.Columns.Select(column => column.Highlight));
        Assert.Single(table.ToHtml().Split("font-weight:600\">0.900"), part => part.StartsWith("</td>", StringComparison.Ordinal));
    }

    [Fact]
    public void WhereNoRunHasAScoreNoneIsTheBest()
    {
        Assert.Equal([null, 0, 0, null], ((int[])[6, 5, 7, 8]).Select(column => ResultTable.Of([Results[2]]).Columns[column].Highlight));
        Assert.Empty(ResultTable.Of([]).Rows);
    }

    [Fact]
    public void WhoFoundNothingIsNamedAndTiesHaveNoWinner()
    {
        var nothing = Of(Architectures.UNet2, new Bce(), Same(0, 4), Same(0, 3));
        Assert.Equal("UNet2 + BCE (found nothing)", ResultTable.Of([nothing, Results[0]]).Rows[0][0]);
        Assert.Equal("UNet2 + BCE (found nothing)", ScoreBars.Assignment([nothing, Results[0]]).Bars[1].Name);
        Assert.All(ResultTable.Of([nothing, nothing]).Columns, column => Assert.Null(column.Highlight));
        Assert.All(ResultTable.Of([Results[0], Results[0]]).Columns, column => Assert.Null(column.Highlight));
        Assert.All(MeasureTable.Of([Results[0], Results[0]], ["IoU", "HD95"]).Columns, column => Assert.Null(column.Highlight));
    }

    [Fact]
    public void BarsStandInTheOrderOfTheirScoresBesideTheAssignmentsFigure()
    {
        var chart = ScoreBars.Assignment(Results);
        Assert.Equal(["SegNet + BCE", "SegNet2 + Tversky", "UNet + Dice"], chart.Bars.Select(bar => bar.Name));
        Assert.Equal([0.9, 0.5, 0.3], chart.Bars.Select(bar => Math.Round(bar.Value, 9)));
        Assert.Equal([0.668, 0.784, null], chart.Bars.Select(bar => bar.Reference));
        Assert.All(chart.Bars, bar => Assert.Null(bar.Low));
    }

    [Fact]
    public void BarsOfUnseenPicturesHaveIntervalsAndLeaveOutRunsWithout()
    {
        var chart = ScoreBars.Unseen([.. Results.Reverse()]);
        Assert.Equal(["SegNet2 + Tversky", "SegNet + BCE"], chart.Bars.Select(bar => bar.Name));
        Assert.All(chart.Bars, bar => Assert.Null(bar.Low)); // All three images score alike.
        var varied = ScoreBars.Unseen([Of(Architectures.SegNet, new Bce(), [70], [80, 90, 60])]);
        Assert.Equal("IoU (held out, over images), with 95 % interval", varied.Title);
        Assert.True(varied.Bars[0].Low < varied.Bars[0].Value && varied.Bars[0].Value < varied.Bars[0].High);
        Assert.Throws<SegLabException>(() => ScoreBars.Unseen([Results[2]]));
    }

    [Fact]
    public void ARunsTwoLossesShareAChart()
    {
        var chart = LossCurves.Of(Results[1]);
        Assert.Equal("SegNet + BCE", chart.Title);
        Assert.Equal(["training loss", "validation loss"], chart.Curves.Select(curve => curve.Name));
        Assert.Equal([1, 0.5], chart.Curves[0].Values);
        Assert.Equal([2, 1], chart.Curves[1].Values);
    }

    [Fact]
    public void LongerRunsAreCutToTheOthersLength()
    {
        var (training, validation) = (LossCurves.AllTraining(Results, epochs: 2), LossCurves.AllValidation(Results, epochs: 3));
        Assert.Equal(["SegNet2 + Tversky", "SegNet + BCE", "UNet + Dice"], training.Curves.Select(curve => curve.Name));
        Assert.All(training.Curves, curve => Assert.Equal([1, 0.5], curve.Values));
        Assert.Equal([2, 1, 2.0 / 3], validation.Curves[0].Values);
        Assert.Equal([2, 1], validation.Curves[1].Values);
        Assert.Equal(("epoch", "validation loss"), (validation.XLabel, validation.YLabel));
    }

    [Fact]
    public void ValidationIouIsDrawnUnderWhatTellsTheRunsApart()
    {
        var chart = IouCurves.Of("", [Honest(Architectures.SegNet, new Bce(), 0.4, 0.5), Results[2], Honest(Architectures.SegNet, new Dice(), 0.7)]);
        Assert.Equal(["BCE", "Dice"], chart.Curves.Select(curve => curve.Name));
        Assert.Equal([0.4, 0.5], chart.Curves[0].Values);
        Assert.Equal(["SegNet", "UNet"], IouCurves.Of("", [Honest(Architectures.SegNet, new Bce(), 0.4), Honest(Architectures.UNet, new Bce(), 0.4)]).Curves.Select(curve => curve.Name));
        Assert.Equal(["SegNet + BCE", "UNet + Dice"], IouCurves.Of("", [Honest(Architectures.SegNet, new Bce(), 0.4), Honest(Architectures.UNet, new Dice(), 0.4)]).Curves.Select(curve => curve.Name));
        Assert.Contains("Reading.Honest", Assert.Throws<SegLabException>(() => IouCurves.Of("", Results)).Message, StringComparison.Ordinal);

        static ExperimentResult Honest(Architecture architecture, Loss loss, params double[] ious)
        {
            var result = Of(architecture, loss, Same(50, 2), []);
            return result with
            {
                History = result.History with
                {
                    Epochs = [.. ious.Select((iou, epoch) => new EpochRecord(epoch + 1, 1, 1, 1) { Validation = [new ConfusionCounts((long)Math.Round(100 * iou), 100 - (long)Math.Round(100 * iou), 0, 0)] })],
                },
            };
        }
    }

    [Fact]
    public void MeasuresStandInATableTheBestRunOnTop()
    {
        var table = MeasureTable.Of(Results[..2], ["IoU", "HD", "compactness", "AP"]);
        Assert.Equal("Measures (test, over images), 4 images", table.Title);
        Assert.Equal(["run", "IoU", "HD (px)", "compactness", "AP", "95 % interval of IoU", "seconds"], table.Columns.Select(column => column.Name));
        Assert.Equal(["SegNet + BCE", "0.930", "7.000", "0.500", "–", "–", "1.0"], table.Rows[0]);
        Assert.Equal(["SegNet2 + Tversky", "0.720", "28.000", "0.500", "–", "–", "2.0"], table.Rows[1]);
        Assert.Equal([null, 0, 0, null, null], table.Columns.Take(5).Select(column => column.Highlight));
    }

    [Fact]
    public void ASweepDrawsThreeMeasuresOverTheParameter()
    {
        var chart = SweepChart.Of("Tversky", "β", [0.3, 0.7], Results[..2]);
        Assert.Equal(["IoU", "precision", "recall"], chart.Curves.Select(curve => curve.Name));
        Assert.All(chart.Curves, curve => Assert.Equal([0.3, 0.7], curve.X));
        Assert.Equal([0.72, 0.93], chart.Curves[0].Values.Select(value => Math.Round(value, 9)));
        Assert.Contains("2 values, 3 runs", Assert.Throws<SegLabException>(() => SweepChart.Of("", "β", [0.3, 0.7], Results)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TestBarsHaveIntervalsTheBestOnTop()
    {
        var chart = ScoreBars.Test([Of(Architectures.SegNet, new Bce(), [70, 80], []), Of(Architectures.SegNet2, new Tversky(), [75, 82], [])]);
        Assert.Equal("IoU (test, over images), with 95 % interval", chart.Title);
        Assert.Equal(["SegNet2 + Tversky", "SegNet + BCE"], chart.Bars.Select(bar => bar.Name));
        Assert.All(chart.Bars, bar => Assert.True(bar.Low < bar.Value && bar.Value < bar.High));
    }

    [Fact]
    public void WhatRunsPredictStandsUnderPictureAndTruth()
    {
        var images = ClosedForm.Pictures([0, 1, 2, 3], 16, 16, 1);
        var split = new Split([0], [1], [3, 2]);
        var shown = Results[0] with { TestMasks = [images.Mask(0), images.Mask(1)] };
        var grid = PredictionGrid.Test("", images, split, [shown, shown with { Experiment = Results[1].Experiment }], 1);
        Assert.Equal(["picture", "truth", "SegNet2 + Tversky", "SegNet + BCE"], grid.Rows.Select(row => row.Label));
        Assert.All(grid.Rows, row => Assert.Single(row.Pictures));
        Assert.Equal([images.Names[3]], grid.Rows[^1].Captions);
        Assert.Contains("SegNet + BCE", Assert.Throws<SegLabException>(() => PredictionGrid.Test("", images, split, [shown, Results[1]], 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryPanelHasItsRunsOwnTitle() =>
        Assert.Equal(Results.Select(result => result.Name), LossCurves.Panels("", Results).Panels.Select(panel => panel.Title));

    [Fact]
    public void TheLayerTableEndsWithTheSums()
    {
        var summary = LayerSummary.Of(Architectures.SegNet, 16);
        var table = LayerTable.Of(summary);
        Assert.Equal(["layer", "kind", "output", "parameters", "multiply-adds"], table.Columns.Select(column => column.Name));
        Assert.Equal(["enc_conv0", "Conv2d 3×3", "[1, 32, 16, 16]", "896", "221,184"], table.Rows[0]);
        Assert.Equal(["bne0", "BatchNorm2d", "[1, 32, 16, 16]", "64", ""], table.Rows[1]);
        Assert.Equal(["all", "", "", "1,368,001", summary.MultiplyAdds.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)], table.Rows[^1]);
        Assert.Equal(summary.Layers.Count + 1, table.Rows.Count);
    }
}
