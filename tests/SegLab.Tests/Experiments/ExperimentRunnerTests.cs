using SegLab.Data;
using SegLab.Experiments;
using SegLab.Losses;
using SegLab.Metrics;
using SegLab.Models;
using SegLab.Tests.Training;
using SegLab.Training;
using TorchSharp;
using Xunit;

namespace SegLab.Tests.Experiments;

public sealed class ExperimentRunnerTests
{
    [Fact]
    public void OfTheAssignments200PicturesThe80NeverDrawnAreTheUnseen()
    {
        var images = ClosedForm.Pictures([.. Enumerable.Range(0, 200)], 16, 16, 1);
        var split = Split.Assignment(200, 42);
        int[] never = [.. Enumerable.Range(0, 200).Where(picture => !split.Train.Contains(picture) && !split.Validation.Contains(picture) && !split.Test.Contains(picture))];
        Assert.Equal(80, never.Length);

        IReadOnlyList<ImageMeasures> counts = [];
        IReadOnlyList<Mask> masks = [];
        var experiment = new Experiment(Architectures.SegNet, new Bce()) { Training = new TrainingOptions { Epochs = 1 } };
        var result = ExperimentRunner.Run(experiment, images, split, trained: network =>
        {
            counts = Evaluation.Measure(network, images, [.. split.Validation, .. split.Test, .. never]);
            masks = Evaluation.Predict(network, images, split.Test);
        });

        Assert.Equal((50, 50, 80), (result.Validation.Count, result.Test.Count, result.Unseen.Count));
        Assert.Equal(counts.Take(50), result.Validation);
        Assert.Equal(counts.Skip(50).Take(50), result.Test);
        Assert.Equal(counts.Skip(100), result.Unseen);
        Assert.Equal(masks.Select(mask => mask.Pixels), result.TestMasks.Select(mask => mask.Pixels));
        Assert.Equal((1_368_001, experiment), (result.Parameters, result.Experiment));
    }

    [Fact]
    public void TheResultSaysWhereItRan()
    {
        var experiment = new Experiment(Architectures.SegNet, new Dice()) { Training = SmallRun.Options with { Epochs = 1, Device = "auto" } };
        var environment = ExperimentRunner.Run(experiment, SmallRun.Pictures(), SmallRun.Split).Environment;
        Assert.Equal(ComputeDevice.Parse("auto").ToString(), environment.Device);
        Assert.Equal(torch.get_num_threads(), environment.Threads);
        Assert.StartsWith("2.", environment.Torch, StringComparison.Ordinal);
    }

    [Fact]
    public void ARunThatWasCancelledIsScoredAllTheSame()
    {
        var result = ExperimentRunner.Run(new Experiment(Architectures.SegNet, new Bce()) { Training = SmallRun.Options }, SmallRun.Pictures(), SmallRun.Split, cancellationToken: new CancellationToken(canceled: true));
        Assert.True(result.History.WasCancelled);
        Assert.Single(result.Test);
    }

    [Fact]
    public void NothingButPlainDataIsKept()
    {
        var experiment = new Experiment(Architectures.UNet2, new Bce()) { Training = SmallRun.Options with { Epochs = 1 } };
        var before = LiveTensors.Count;
        ExperimentRunner.Run(experiment, SmallRun.Pictures(), SmallRun.Split);
        Assert.Equal(before, LiveTensors.Count);
    }
}
