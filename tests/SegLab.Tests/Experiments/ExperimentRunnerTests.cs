using SegLab.Data;
using SegLab.Data.Splits;
using SegLab.Experiments;
using SegLab.Experiments.Store;
using SegLab.Losses;
using SegLab.Metrics;
using SegLab.Models;
using SegLab.Tests.Training;
using SegLab.Tests.Training.Checkpoints;
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
    public void APictureInTwoPartsIsRefusedUnlessTheExperimentAllowsItOrReadsAsTheAssignmentDid()
    {
        var images = ClosedForm.Pictures([0, 1, 2, 3, 4], 16, 16, 1);
        var leaking = new Split([0, 1, 2], [3], [4, 1]);
        var honest = new Experiment(Architectures.SegNet, new Bce()) { Training = new TrainingOptions { Epochs = 1, BatchSize = 3, Reading = Reading.Honest } };
        var message = Assert.Throws<SegLabException>(() => ExperimentRunner.Run(honest, images, leaking)).Message;
        Assert.Contains("1 pair of pictures stands on two sides of the split, 1 of them between train and test", message, StringComparison.Ordinal);
        Assert.Contains(images.Names[1], message, StringComparison.Ordinal);
        var allowed = honest with { Leakage = LeakagePolicy.Allow };
        Assert.Equal(2, ExperimentRunner.Run(allowed, images, leaking).Test.Count);

        // A stored run is refused like one to be trained.
        using var folder = new TemporaryFolder();
        var store = new RunStore(folder.Path);
        ExperimentRunner.Run(store, allowed, images, leaking);
        Assert.Equal(message, Assert.Throws<SegLabException>(() => ExperimentRunner.Run(store, honest, images, leaking)).Message);
        Assert.Equal(2, ExperimentRunner.Run(honest with { Training = honest.Training with { Reading = Reading.Assignment } }, images, leaking).Test.Count);
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
    public void ARunThatWasCancelledIsNotMeasured()
    {
        var result = ExperimentRunner.Run(
            new Experiment(Architectures.SegNet, new Bce()) { Training = SmallRun.Options },
            SmallRun.Pictures(), SmallRun.Split, cancellationToken: new CancellationToken(canceled: true), trained: _ => Assert.Fail("It was not trained."));
        Assert.True(result.History.WasCancelled);
        Assert.Equal((0, 0, 0, 0), (result.Validation.Count, result.Test.Count, result.Unseen.Count, result.TestMasks.Count));
        Assert.Equal((double.NaN, double.NaN), (result.PlainIou, result.AssignmentScore));
    }

    [Fact]
    public void EachImageIsPredictedOnceAfterTraining()
    {
        var predictions = 0;
        var experiment = new Experiment(new Architecture("Watched", () => new WatchedNetwork(training => predictions += training ? 0 : 1), []), new Bce()) { Training = SmallRun.Options with { Epochs = 1 } };
        var split = new Split([0, 1], [2, 3, 4], [5, 6, 7]);
        var before = 0;
        var result = ExperimentRunner.Run(experiment, SmallRun.Pictures(), split, trained: _ => before = predictions);
        // Two batches to validate on and two to test.
        Assert.Equal(4, predictions - before);
        Assert.Equal(3, result.TestMasks.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void TheMasksThatAreMeasuredAreThoseThatArePredicted(bool mirrors)
    {
        var images = SmallRun.Pictures();
        using var network = new WatchedNetwork();
        foreach (var threshold in ThresholdChoice.Thresholds)
        {
            var masks = new List<Mask>();
            var measured = Evaluation.Measure(network, images, [3, 1, 4, 1, 5], 2, threshold, mirrors, masks, options: null, CancellationToken.None);
            Assert.Equal(Evaluation.Predict(network, images, [3, 1, 4, 1, 5], 2, threshold, mirrors).Select(mask => Convert.ToHexString(mask.Pixels)), masks.Select(mask => Convert.ToHexString(mask.Pixels)));
            Assert.Equal(Evaluation.Measure(network, images, [3, 1, 4, 1, 5], 2, threshold, mirrors), measured);
        }
    }

    [Fact]
    public void CancelledWhileItIsMeasuredItTrainsNothingTwice()
    {
        using var folder = new TemporaryFolder();
        var store = new RunStore(folder["runs"]);
        var experiment = new Experiment(Architectures.SegNet, new Bce()) { Training = SmallRun.Options with { Reading = Reading.Honest, ChooseThreshold = true } };
        using var cancellation = new CancellationTokenSource();
        var cut = ExperimentRunner.Run(store, experiment, SmallRun.Pictures(), SmallRun.Split, cancellationToken: cancellation.Token, trained: _ => cancellation.Cancel());
        Assert.True(cut.History.WasCancelled);
        Assert.Null(cut.History.Interrupted);
        Assert.Equal((2, 0), (cut.History.Epochs.Count, cut.Test.Count));
        Assert.Empty(store.Read().Runs);

        var (told, notices) = (0, new List<string>());
        var result = ExperimentRunner.Run(store, experiment, SmallRun.Pictures(), SmallRun.Split, new SmallRun.Listener(_ => told++), notice: notices.Add);
        Assert.Equal(["SegNet + BCE was cut off; it goes on after epoch 2."], notices);
        Assert.Equal(0, told);
        var whole = ExperimentRunner.Run(experiment, SmallRun.Pictures(), SmallRun.Split);
        Assert.Equal(whole.Test, result.Test);
        Assert.Equal(whole.Validation, result.Validation);
        Assert.Equal(whole.History.Threshold, result.History.Threshold);
        Assert.Empty(store.Read().Unfinished);
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
