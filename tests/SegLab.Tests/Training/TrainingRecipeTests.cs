using SegLab.Losses;
using SegLab.Training;
using SegLab.Training.Augmenting;
using SegLab.Training.Schedules;
using Xunit;
using static TorchSharp.torch;

namespace SegLab.Tests.Training;

/// <summary>What the options beyond the assignment's do to a run.</summary>
public sealed class TrainingRecipeTests
{
    private static readonly TrainingOptions Honest = SmallRun.Options with { Reading = Reading.Honest };

    [Fact]
    public void TheBestEpochsWeightsAreReturned()
    {
        // From the fifth epoch on the network is taught the opposite. Calls are: a try before training, then two batches and a validation in each epoch.
        var calls = 0;
        var turning = new CustomLoss("turning", (logits, target) => nn.functional.binary_cross_entropy_with_logits(logits, target) * (calls++ > 12 ? -1 : 1));
        var hashes = new List<string>();
        using var network = SmallRun.Network();
        var history = SmallRun.Train(network, Honest with { Epochs = 8, LearningRate = 0.01, BestEpoch = true }, turning, progress: new SmallRun.Listener(progress =>
        {
            if (progress.Preview is not null)
                hashes.Add(Fingerprint.Hash(network));
        }));
        Assert.Equal(history.Epochs.Max(epoch => epoch.ValidationIou), history.Best!.ValidationIou);
        Assert.InRange(history.Best.Epoch, 1, 7); // else the last epoch's weights would do
        Assert.Equal(hashes[history.Best.Epoch - 1], Fingerprint.Hash(network));
        Assert.Equal(history.Best.Validation, Evaluation.Count(network, SmallRun.Pictures(), SmallRun.Split.Validation, 2));
    }

    [Fact]
    public void TrainingStopsWhereNothingGetsBetter()
    {
        using var network = SmallRun.Network();
        var history = SmallRun.Train(network, Honest with { Epochs = 9, LearningRate = 1e-12, WeightAverage = 0.99, EarlyStopping = 3 });
        Assert.Equal(history.Best!.Epoch + 3, history.Epochs.Count);
        Assert.True(history.StoppedEarly);
        Assert.False(history.WasCancelled);

        var whole = SmallRun.Train(network, Honest with { Epochs = 2, EarlyStopping = 9 });
        Assert.Equal((2, false), (whole.Epochs.Count, whole.StoppedEarly));
    }

    [Fact]
    public void TheAverageOfTheStepsIsValidatedAndReturned()
    {
        const double Decay = 0.4;
        using var network = SmallRun.Network();
        double[] average = Weights(network);
        var step = 0;
        var history = SmallRun.Train(network, Honest with { Epochs = 3, WeightAverage = Decay, LearningRate = 0.01 }, progress: new SmallRun.Listener(progress =>
        {
            if (progress.Preview is not null)
                return;
            step++;
            var decay = Math.Min(Decay, (1.0 + step) / (10 + step));
            average = [.. average.Zip(Weights(network), (old, now) => (decay * old) + ((1 - decay) * now))];
        }));
        Assert.Equal(6, step);
        Assert.All(average.Zip(Weights(network)), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
        Assert.Equal(history.Epochs[^1].Validation, Evaluation.Count(network, SmallRun.Pictures(), SmallRun.Split.Validation, 2));
    }

    [Fact]
    public void ScheduleDecayAndAugmentationEachChangeTheWeights()
    {
        TrainingOptions[] runs =
        [
            Honest, Honest with { Schedule = new WarmupCosine() }, Honest with { Schedule = new OneCycle() }, Honest with { WeightDecay = 0.1 },
            Honest with { Augmentation = new Augmentation { Flips = true } }, Honest with { Augmentation = new Augmentation { Elastic = 0.05 } }, Honest with { WeightAverage = 0.9 },
        ];
        var hashes = runs.Select(HashAfter).ToList();
        Assert.Equal(hashes, hashes.Distinct());
        // A cosine that stays at 1, and augmentation of nothing, are the assignment's.
        Assert.Equal(hashes[0], HashAfter(Honest with { Schedule = new WarmupCosine { Warmup = 0, Final = 1 }, Augmentation = new Augmentation() }));

        static string HashAfter(TrainingOptions options)
        {
            using var network = SmallRun.Network();
            SmallRun.Train(network, options);
            return Fingerprint.Hash(network);
        }
    }

    [Fact]
    public void TheChosenThresholdIsInTheHistory()
    {
        using var network = SmallRun.Network();
        var history = SmallRun.Train(network, Honest with { ChooseThreshold = true, Mirrors = true });
        Assert.Equal(ThresholdChoice.Of(network, SmallRun.Pictures(), SmallRun.Split.Validation, 2, mirrors: true), history.Threshold);
        Assert.Equal(0.5, SmallRun.Train(network, Honest).Threshold);
    }

    private static double[] Weights(SegLab.Models.SegmentationNetwork network) =>
        [.. network.NamedState().Where(entry => is_floating_point(entry.Tensor)).SelectMany(entry => entry.Tensor.detach().contiguous().data<float>().ToArray().Select(value => (double)value))];
}
