using SegLab.Data;
using SegLab.Losses;
using SegLab.Training;
using Xunit;

namespace SegLab.Tests.Training;

public sealed class EpochLossTests
{
    [Theory]
    [InlineData(Reading.Honest, (6 * 0.1) + 0.8)]
    [InlineData(Reading.Assignment, 7 * (0.1 + 0.8) / 2)]
    public void SixImagesAndOneCountAsSevenInTheHonestReading(Reading reading, double sevenfold) =>
        Assert.Equal(sevenfold / 7, EpochLoss.Of([0.1f, 0.8f], 7, new TrainingOptions { BatchSize = 6, Reading = reading }), 1e-7);

    [Fact]
    public void BatchesOfOneSizeGiveTheSameBitsAsEver()
    {
        float[] losses = [0.1f, 0.7f, 0.33f];
        Assert.Equal(losses.Average(), EpochLoss.Of(losses, 18, new TrainingOptions { BatchSize = 6, Reading = Reading.Honest }));
        Assert.False(EpochLoss.WeighsImages(18, new TrainingOptions { BatchSize = 6, Reading = Reading.Honest }));
        Assert.True(EpochLoss.WeighsImages(19, new TrainingOptions { BatchSize = 6, Reading = Reading.Honest }));
        Assert.False(EpochLoss.WeighsImages(19, new TrainingOptions { BatchSize = 6 }));
    }

    // A loss that is the masks' mean does not depend on the network: the epoch's is the mean over all images.
    [Fact]
    public void TheTrainersEpochIsTheMeanOverItsImages()
    {
        using var network = SmallRun.Network();
        var images = SmallRun.Pictures(32);
        var split = new Split([0, 1, 2, 3, 4], [5], [6]);
        var area = Loss.From("area", (logits, masks) => masks.mean() + (0 * logits.mean()));
        var history = Trainer.Train(network, area, images, split, SmallRun.Options with { BatchSize = 4, Shuffle = false, Reading = Reading.Honest });
        Assert.Equal(split.Train.Average(index => images.Mask(index).LesionShare), history.Epochs[0].TrainingLoss, 1e-6);
    }
}
