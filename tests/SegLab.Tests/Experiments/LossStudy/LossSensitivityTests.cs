using SegLab.Experiments.LossStudy;
using SegLab.Losses;
using Xunit;

namespace SegLab.Tests.Experiments.LossStudy;

public sealed class LossSensitivityTests
{
    private static readonly ExamplePredictions Examples = ExamplePredictions.Make();

    [Fact]
    public void CrossEntropyOfConfidentPredictionsCountsTheirMistakes()
    {
        var sensitivity = LossSensitivity.Of([new Bce()], Examples);
        Assert.Equal(["perfect", "shifted", "grown", "shrunk", "holes", "islands", "smooth", "blurred"], sensitivity.Predictions);
        // A pixel costs log(1 + e⁻⁴) where it is right, 4 more where it is wrong.
        IReadOnlyList<ExamplePrediction> confident = [Examples.Perfect, .. Examples.Predictions.Take(6)];
        var expected = confident.Select(prediction => Math.Log(1 + Math.Exp(-4)) + (4 * (1 - prediction.Scores.Accuracy)));
        Assert.Equal(expected, sensitivity.Losses[0].Values.Take(7), (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void WhatALossPunishesShows()
    {
        var sensitivity = LossSensitivity.Of([new Tversky(0.2), new Tversky(0.8), new HausdorffDistance(), new TotalVariation()], Examples);
        double Value(int loss, string prediction) => sensitivity.Losses[loss].Values[sensitivity.Predictions.ToList().IndexOf(prediction)];
        Assert.True(Value(0, "shrunk") > Value(0, "grown")); // misses
        Assert.True(Value(1, "grown") > Value(1, "shrunk")); // false alarms
        Assert.True(Value(2, "islands") > 5 * Value(2, "grown")); // far from the border
        Assert.True(Value(3, "smooth") < 0.8 * Value(3, "perfect")); // ragged borders
    }

    [Fact]
    public void ThePerfectPredictionIsTheBest() => Assert.All(
        LossSensitivity.Of([.. LossCatalog.Stable.Where(loss => loss is not DiceText)], Examples).Losses,
        loss => Assert.True(loss.Values[0] <= loss.Values.Min() + 1e-12, loss.Loss));

    [Fact]
    public void NoTensorIsLeft()
    {
        var before = LiveTensors.Count;
        LossSensitivity.Of([new Dice(), new Boundary()], Examples);
        Assert.Equal(before, LiveTensors.Count);
    }
}
