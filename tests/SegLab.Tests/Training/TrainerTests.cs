using SegLab.Losses;
using SegLab.Models;
using SegLab.Training;
using Xunit;
using static TorchSharp.torch;

namespace SegLab.Tests.Training;

/// <summary>Progress, cancellation, losses that are no numbers, and tensors left behind.</summary>
public sealed class TrainerTests
{
    [Fact]
    public void ProgressIsToldAfterEveryStepAndEveryEpoch()
    {
        var told = new List<TrainingProgress>();
        using var network = SmallRun.Network();
        var history = SmallRun.Train(network, progress: new SmallRun.Listener(told.Add));

        Assert.Equal([(1, 1, 0, false), (1, 2, 0, false), (1, 2, 1, true), (2, 1, 1, false), (2, 2, 1, false), (2, 2, 2, true)], told.Select(progress => (progress.Epoch, progress.Batch, progress.History.Count, progress.Preview is not null)));
        Assert.All(told, progress => Assert.Equal((2, 2), (progress.Epochs, progress.Batches)));
        Assert.All(told, progress => Assert.True(progress.Remaining >= TimeSpan.Zero && progress.SecondsPerEpoch > 0));
        Assert.Equal(TimeSpan.Zero, told[^1].Remaining);
        Assert.Equal(history.Epochs, told[^1].History);
        Assert.False(history.WasCancelled);
        Assert.Equal(history.Epochs.Sum(epoch => epoch.Seconds), history.Seconds);
        Assert.False(network.training);
    }

    [Fact]
    public void ThePreviewShowsTheFirstSixValidationPicturesAtMost()
    {
        var pictures = SmallRun.Pictures();
        TrainingProgress? last = null;
        using var network = SmallRun.Network();
        var split = SmallRun.Split with { Validation = [7, 6, 5, 4, 3, 2, 1, 0] };
        Trainer.Train(network, new Bce(), pictures, split, SmallRun.Options with { BatchSize = 4, Epochs = 1, Reading = Reading.Honest }, new SmallRun.Listener(progress => last = progress));
        Assert.Equal([7, 6, 5, 4], last!.Preview!.Select(shown => shown.Index));
        Assert.Equal(Evaluation.Predict(network, pictures, [7, 6, 5, 4], 4).SelectMany(mask => mask.Pixels), last.Preview!.SelectMany(shown => shown.Prediction.Pixels));

        Trainer.Train(network, new Bce(), pictures, split with { Train = split.Validation }, SmallRun.Options with { BatchSize = 8, Epochs = 1 }, new SmallRun.Listener(progress => last = progress));
        Assert.Equal(Trainer.PreviewCount, last.Preview!.Count);
    }

    [Theory]
    [InlineData(1, 1, 0)]
    [InlineData(2, 1, 1)]
    [InlineData(3, 2, 2)]
    public void CancellationEndsTheEpochAndReturnsWhatThereIs(int epoch, int batch, int finished)
    {
        using var cancellation = new CancellationTokenSource();
        var reports = 0;
        using var network = SmallRun.Network();
        var listener = new SmallRun.Listener(progress =>
        {
            reports++;
            if (progress.Epoch == epoch && progress.Batch == batch && progress.Preview is null)
                cancellation.Cancel();
        });
        var history = SmallRun.Train(network, SmallRun.Options with { Epochs = 10 }, progress: listener, token: cancellation.Token);

        Assert.True(history.WasCancelled);
        Assert.Equal(Enumerable.Range(1, finished), history.Epochs.Select(record => record.Epoch));
        Assert.Equal((3 * finished) + batch, reports);
        Assert.False(network.training);
    }

    [Fact]
    public void CancelledBeforeItBeginsItReturnsNoEpoch()
    {
        using var network = SmallRun.Network();
        var history = SmallRun.Train(network, token: new CancellationToken(canceled: true));
        Assert.True(history.WasCancelled);
        Assert.Empty(history.Epochs);
    }

    [Theory]
    [InlineData(0, float.NaN, "the loss Trap became NaN in epoch 1, at batch 1 of 2.")]
    [InlineData(4, float.PositiveInfinity, "the loss Trap became Infinity in epoch 2, at batch 2 of 2.")]
    [InlineData(2, float.NegativeInfinity, "the loss Trap became -Infinity in epoch 1, on the validation pictures.")]
    public void ALossThatIsNoNumberStopsTheRunAndSaysWhere(int call, float value, string expected)
    {
        // Calls are: a try before training, then two batches and a validation in each epoch.
        var calls = -1;
        var trap = new CustomLoss("Trap", (logits, target) => nn.functional.binary_cross_entropy_with_logits(logits, target) * (calls++ == call ? value : 1));
        using var network = SmallRun.Network();
        var message = Assert.Throws<SegLabException>(() => SmallRun.Train(network, loss: trap)).Message;
        Assert.StartsWith($"Training stopped: {expected}", message, StringComparison.Ordinal);
        Assert.Contains("smaller learning rate", message, StringComparison.Ordinal);
    }

    [Fact]
    public void ALearningRateThatIsFarTooLargeEndsInThatMessage()
    {
        using var network = SmallRun.Network();
        var message = Assert.Throws<SegLabException>(() => SmallRun.Train(network, SmallRun.Options with { LearningRate = 1e30 })).Message;
        Assert.StartsWith("Training stopped: the loss BCE became ", message, StringComparison.Ordinal);
        Assert.Contains(" in epoch 1, ", message, StringComparison.Ordinal);
    }

    [Fact]
    public void AWeightThatGrowsIsThatOfTheEpoch()
    {
        // A term that is 1 whatever is predicted shows its own weight: the rest of the value is the same in every epoch.
        var growing = new Bce() + new GrowingWeight(new CustomLoss("one", (logits, _) => 1 + (0 * logits.sum())), Start: 10, Step: 100, Limit: 150);
        using var network = SmallRun.Network();
        using var plain = SmallRun.Network();
        var epochs = SmallRun.Train(network, SmallRun.Options with { Epochs = 3 }, growing).Epochs;
        var without = SmallRun.Train(plain, SmallRun.Options with { Epochs = 3 }).Epochs;
        Assert.Equal([10.0, 110, 150], epochs.Zip(without, (one, other) => Math.Round(one.TrainingLoss - other.TrainingLoss, 3)));
        Assert.Equal([10.0, 110, 150], epochs.Zip(without, (one, other) => Math.Round(one.ValidationLoss - other.ValidationLoss, 3)));
    }

    [Theory]
    [InlineData(nameof(SegNet), Reading.Assignment)]
    [InlineData(nameof(SegNet), Reading.Honest)]
    [InlineData(nameof(SegNet2), Reading.Honest)]
    [InlineData(nameof(UNet), Reading.Honest)]
    [InlineData(nameof(UNet2), Reading.Honest)]
    [InlineData(nameof(DilatedSegNet), Reading.Honest)]
    public void After20EpochsAsManyTensorsLiveAsAfter2(string name, Reading reading)
    {
        using var network = SmallRun.Network(Architectures.Find(name));
        var options = SmallRun.Options with { BatchSize = 4, Reading = reading };
        SmallRun.Train(network, options with { Epochs = 1 }); // the network makes its upsampling matrices once
        var before = LiveTensors.Count;
        var live = new List<long>();
        SmallRun.Train(network, options with { Epochs = 20 }, progress: new SmallRun.Listener(progress =>
        {
            if (progress.Preview is not null)
                live.Add(LiveTensors.Count);
        }));
        Assert.Equal(20, live.Count);
        Assert.True(live[1] > before, "What training holds is seen by the count.");
        Assert.Equal(live[1], live[19]);
        Assert.Equal(before, LiveTensors.Count);
    }

    [Fact]
    public void TheHonestReadingLooksAtTheWholeValidationSetEachEpoch()
    {
        var pictures = SmallRun.Pictures();
        using var network = SmallRun.Network();
        var seen = new List<(double Loss, IReadOnlyList<SegLab.Metrics.ConfusionCounts> Counts)>();
        var listener = new SmallRun.Listener(progress =>
        {
            if (progress.Preview is null)
                return;
            using var scope = NewDisposeScope();
            using var _ = no_grad();
            network.eval();
            var whole = new Bce().Of(network.call(pictures.Images(SmallRun.Split.Validation)), pictures.Masks(SmallRun.Split.Validation));
            seen.Add((whole.item<float>(), Evaluation.Count(network, pictures, SmallRun.Split.Validation, 2)));
        });
        var history = SmallRun.Train(network, SmallRun.Options with { Epochs = 3, Reading = Reading.Honest }, progress: listener);

        Assert.Equal(3, history.Epochs.Count);
        foreach (var (epoch, (loss, counts)) in history.Epochs.Zip(seen))
        {
            Assert.Equal(loss, epoch.ValidationLoss, 1e-5);
            Assert.Equal(counts, epoch.Validation);
        }
    }

    [Fact]
    public void TheAssignmentsReadingLooksAtOneBatchDrawnOnce()
    {
        var pictures = SmallRun.Pictures();
        var shown = new List<int>();
        using var network = SmallRun.Network();
        var split = SmallRun.Split with { Validation = [0, 1, 2, 3, 4, 5, 6, 7] };
        var history = Trainer.Train(network, new Bce(), pictures, split, SmallRun.Options with { Epochs = 3 }, new SmallRun.Listener(progress => shown.AddRange(progress.Preview?.Select(picture => picture.Index) ?? [])));

        Assert.All(history.Epochs, epoch => Assert.Null(epoch.Validation));
        Assert.Equal(6, shown.Count);
        Assert.Equal(shown[..2], shown[2..4]);
        Assert.Equal(shown[..2], shown[4..]);
        Assert.NotEqual([0, 1], shown[..2]);
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var batch = shown.Take(2).ToArray();
        Assert.Equal(new Bce().Of(network.call(pictures.Images(batch)), pictures.Masks(batch)).item<float>(), history.Epochs[^1].ValidationLoss, 1e-6);
    }
}
