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

/// <summary>Figures of where a network fails, what its probabilities are worth, and what it costs.</summary>
public sealed class EvaluationFiguresTests
{
    private static readonly Split Tested = new([0], [1], [2, 3, 4, 5, 6, 7]);
    private static readonly ImageSet Images = ClosedForm.Pictures([.. Enumerable.Range(0, 8)], 16, 16, 1);
    private static readonly ExperimentResult Result = Of(Architectures.SegNet, new Bce(), [70, 20, 90, 50, 60, 80], []) with { TestMasks = [.. Tested.Test.Select(Images.Mask)] };

    [Fact]
    public void PicturesAreRankedByTheirIou()
    {
        var grid = RankedPictures.Of("", Images, Tested, Result, each: 2);
        Assert.Equal(["best", "median", "worst"], grid.Rows.Select(row => row.Label));
        Assert.Equal(["0.90", "0.80"], grid.Rows[0].Captions!.Select(caption => caption.Split(" · ")[1]));
        Assert.Equal(["0.70", "0.60"], grid.Rows[1].Captions!.Select(caption => caption.Split(" · ")[1]));
        Assert.Equal(["0.50", "0.20"], grid.Rows[2].Captions!.Select(caption => caption.Split(" · ")[1]));
        Assert.StartsWith(Images.Names[4], grid.Rows[0].Captions![0], StringComparison.Ordinal);
        Assert.All(grid.Rows.SelectMany(row => row.Pictures), picture => Assert.True(picture.IsOverlay));
        Assert.Contains("6 test pictures", Assert.Throws<SegLabException>(() => RankedPictures.Of("", Images, Tested, Result, each: 3)).Message, StringComparison.Ordinal);
        Assert.Contains("were not kept", Assert.Throws<SegLabException>(() => RankedPictures.Of("", Images, Tested, Result with { TestMasks = [] })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LesionSizesAreGroupsOfLikeNumberSmallestFirst()
    {
        var chart = LesionSizes.Of("", Images, Tested, Result, groups: 3);
        Assert.All(chart.Rows, row => Assert.Equal(2, row.Points.Count));
        Assert.Equal(Result.PlainIou, chart.Rows.Average(row => row.Value), 9);
        var shares = Tested.Test.Select(index => Images.Mask(index).LesionShare).Order().ToList();
        Assert.StartsWith(FormattableString.Invariant($"{100 * shares[0]:F0} to {100 * shares[1]:F0} %"), chart.Rows[0].Name, StringComparison.Ordinal);
        Assert.Contains("into 7 groups", Assert.Throws<SegLabException>(() => LesionSizes.Of("", Images, Tested, Result, groups: 7)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ThresholdAndReliabilityComeFromTheHistograms()
    {
        // Half of the pixels are lesion; the network says 0.8 for three quarters of those and 0.3 for all others.
        var truth = new Mask(4, 2, [1, 1, 1, 1, 0, 0, 0, 0]);
        var histogram = ProbabilityHistogram.Of([0.8f, 0.8f, 0.8f, 0.3f, 0.3f, 0.3f, 0.3f, 0.3f], truth);
        var sweep = ProbabilityCharts.ThresholdSweep("", [histogram]);
        Assert.Equal(["IoU", "precision", "recall"], sweep.Curves.Select(curve => curve.Name));
        Assert.Equal(0.75, sweep.Curves[0].Values[49], 9);
        Assert.Equal(0.5, sweep.Curves[0].Values[9], 9);
        Assert.Equal(0.5, sweep.Curves[0].X![49], 9);

        var reliability = ProbabilityCharts.Reliability("", [histogram]);
        Assert.Equal([0.3, 0.8], reliability.Curves[0].X!.Select(value => Math.Round(value, 3)));
        Assert.Equal([0.2, 1.0], reliability.Curves[0].Values.Select(value => Math.Round(value, 9)));
    }

    [Fact]
    public void CostsStandBesideQualityTheBestOnTop()
    {
        var table = CostTable.Of([Result, Of(Architectures.SegNet2, new Bce(), [90, 90], [])], 16);
        Assert.Equal(["SegNet2", "SegNet"], table.Rows.Select(row => row[0]));
        Assert.Equal(["1.37", "0.50", "0.900"], ((int[])[1, 3, 4]).Select(column => table.Rows[0][column]));
        Assert.Equal("multiply-adds at 16×16 (M)", table.Columns[2].Name);
    }

    [Fact]
    public void SeedsAreOneCurveInABand()
    {
        var chart = IouCurves.OverSeeds("", [Seed(1, 0.2, 0.5), Seed(2, 0.4), Seed(3, 0.3, 0.7)]);
        var curve = Assert.Single(chart.Curves);
        Assert.Equal([0.3, 0.6], curve.Values.Select(value => Math.Round(value, 9)));
        Assert.Equal([0.2, 0.5], curve.Band!.Value.Low);
        Assert.Equal([0.4, 0.7], curve.Band!.Value.High);
        Assert.Equal(["seed 1", "seed 2"], IouCurves.Of("", [Seed(1, 0.2), Seed(2, 0.4)]).Curves.Select(each => each.Name));

        static ExperimentResult Seed(uint seed, params double[] ious) => Result with
        {
            Experiment = Result.Experiment with { Training = Result.Experiment.Training with { Seed = seed } },
            History = new TrainingHistory([.. ious.Select((iou, epoch) => new EpochRecord(epoch + 1, 1, 1, 1) { Validation = [new ConfusionCounts((long)Math.Round(10 * iou), 10 - (long)Math.Round(10 * iou), 0, 0)] })], WasCancelled: false),
        };
    }
}
