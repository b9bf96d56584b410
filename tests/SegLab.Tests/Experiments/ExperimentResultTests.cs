using SegLab.Losses;
using SegLab.Models;
using SegLab.Training;
using Xunit;

namespace SegLab.Tests.Experiments;

public sealed class ExperimentResultTests
{
    [Fact]
    public void ScoresComeFromTheCounts()
    {
        // ceil(20·(IoU − 0.5)) tenths: 0.72 is 5, 0.93 is 9, 0.40 is none. Two batches: (0.5 + 0.9) / 2 and 0.
        var result = MadeResult.Of(Architectures.SegNet2, new Tversky(), [72, 93, 40], [60, 80], epochs: 3, batchSize: 2);
        Assert.Equal(0.35, result.AssignmentScore, 1e-9);
        Assert.Equal((0.72 + 0.93 + 0.40) / 3, result.PlainIou, 1e-12);
        Assert.Equal("SegNet2 + Tversky", result.Name);
        Assert.Equal(1.0 / 3, result.FinalTrainingLoss);
        Assert.Equal(1.5, result.History.Seconds);

        var interval = result.UnseenIou!;
        Assert.Equal((0.7, 2, 0.95), (Math.Round(interval.Mean, 12), interval.Count, interval.Confidence));
        // Two images: t with one degree of freedom is 12.7.
        Assert.True(interval.Lower is > 0 and < 0.1 && interval.Upper is > 0.95 and < 1);
    }

    [Fact]
    public void ANetworkThatPredictsSkinAloneFoundNothing()
    {
        Assert.True(MadeResult.Of(Architectures.SegNet, new Bce(), [0, 0], []).FoundNothing);
        Assert.False(MadeResult.Of(Architectures.SegNet, new Bce(), [0, 1], []).FoundNothing);
    }

    [Fact]
    public void WithoutPicturesThatWereNeverDrawnThereIsNoSuchScore() =>
        Assert.Null(MadeResult.Of(Architectures.SegNet, new Bce(), [72], []).UnseenIou);

    [Fact]
    public void WithoutAnEpochThereIsNoLoss()
    {
        var result = MadeResult.Of(Architectures.SegNet, new Bce(), [72], []) with { History = new TrainingHistory([], WasCancelled: true) };
        Assert.Equal(double.NaN, result.FinalTrainingLoss);
        Assert.Equal(0, result.History.Seconds);
    }
}
