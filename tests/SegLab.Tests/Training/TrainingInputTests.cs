using SegLab.Data;
using SegLab.Losses;
using SegLab.Models;
using SegLab.Training;
using Xunit;
using static TorchSharp.torch;

namespace SegLab.Tests.Training;

/// <summary>What is refused before training begins.</summary>
public sealed class TrainingInputTests
{
    [Fact]
    public void EverythingWrongIsSaidAtOnce()
    {
        var pictures = ClosedForm.Pictures([0, 1, 2], 50, 48, 1);
        var options = new TrainingOptions { Epochs = 0, BatchSize = 9, Device = "tpu" };
        var message = Assert.Throws<SegLabException>(() => TrainingInput.Check(pictures, new Split([0, 1], [2], [3]), options)).Message;
        Assert.Equal(
            [
                "Epochs = 0: train for at least 1.",
                "BatchSize = 9: there are only 2 images to train on; take BatchSize = 2 or less.",
                "Device = \"tpu\": there is no such device. There are: cpu, cuda, cuda:0, mps, auto.",
                "The networks take pictures whose sides are divisible by 16; these are 50×48. Take for example 48×48.",
                "The split names picture 3, but there are 3, counted from 0: it was made for other pictures. Make it again for these.",
            ],
            message.Split(Environment.NewLine));
    }

    [Fact]
    public void TensorFloat32TakesAGpu()
    {
        var message = Assert.Throws<SegLabException>(() => TrainingInput.Check(SmallRun.Pictures(), SmallRun.Split, SmallRun.Options with { Precision = Precision.TensorFloat32 })).Message;
        Assert.Equal("Precision = Precision.TensorFloat32 takes an NVIDIA GPU, and the device is cpu. Take Precision = Precision.Float32, or Precision = Precision.BFloat16 where the processor has it.", message);
        TrainingInput.Check(SmallRun.Pictures(), SmallRun.Split, SmallRun.Options with { Precision = Precision.BFloat16 });
    }

    [Fact]
    public void QuarterTurnsTakeSquarePictures()
    {
        var (tall, options) = (ClosedForm.Pictures([0, 1, 2, 3, 4], 32, 16, 1), SmallRun.Options with { Augmentation = new() { QuarterTurns = true } });
        var split = new Split([0, 1, 2, 3], [4], [4]);
        Assert.Equal("Augmentation has quarter turns, which take square images, and these are 32×16. Switch them off, or load square ones.", Assert.Throws<SegLabException>(() => TrainingInput.Check(tall, split, options)).Message);
        TrainingInput.Check(tall, split, options with { Augmentation = new() { Flips = true } });
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(8)]
    public void ASplitOfOtherPicturesIsRefused(int position) =>
        Assert.Contains($"names picture {position}", Assert.Throws<SegLabException>(() => TrainingInput.Check(SmallRun.Pictures(), SmallRun.Split with { Validation = [4, position] }, SmallRun.Options)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(16, 3, true)]
    [InlineData(16, 1, true)]
    [InlineData(16, 2, false)]
    [InlineData(16, 4, false)]
    [InlineData(32, 3, false)]
    [InlineData(32, 1, false)]
    public void ABatchThatCannotBeNormalisedIsRefused(int side, int batchSize, bool isRefused)
    {
        using var network = SmallRun.Network();
        void Train() => Trainer.Train(network, new Bce(), SmallRun.Pictures(side), SmallRun.Split, SmallRun.Options with { BatchSize = batchSize });
        if (isRefused)
            Assert.Contains($"BatchSize = {batchSize}: the last batch of 4 images holds only 1", Assert.Throws<SegLabException>(Train).Message, StringComparison.Ordinal);
        else
            Train();
        Assert.All(network.NamedState(), entry => Assert.True(entry.Tensor.isfinite().all().item<bool>(), entry.Name));
    }

    [Fact]
    public void WithoutThatCheckTheRunningVarianceWouldBeNaN()
    {
        using var scope = NewDisposeScope();
        using var network = SmallRun.Network();
        network.train();
        network.call(SmallRun.Pictures().Images([0]));
        Assert.True(network.state_dict()["bnbn.running_var"].isnan().all().item<bool>());
    }
}
