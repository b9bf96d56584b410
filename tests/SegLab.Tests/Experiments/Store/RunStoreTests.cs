using SegLab.Experiments;
using SegLab.Experiments.Store;
using SegLab.Losses;
using SegLab.Models;
using SegLab.Tests.Training;
using SegLab.Training;
using TorchSharp;
using Xunit;

namespace SegLab.Tests.Experiments.Store;

public sealed class RunStoreTests : IDisposable
{
    private readonly StoredRuns _runs = new();

    public void Dispose() => _runs.Dispose();

    [Theory]
    [InlineData(Reading.Honest)]
    [InlineData(Reading.Assignment)]
    public void RunningAgainLoadsEveryNumberAsItWas(Reading reading)
    {
        var experiment = StoredRuns.Experiment with { Training = StoredRuns.Experiment.Training with { Reading = reading } };
        var (trained, wasTrained) = _runs.Run(experiment);
        var (loaded, wasTrainedAgain) = _runs.Run(experiment);
        Assert.Equal((true, false), (wasTrained, wasTrainedAgain));
        SameNumbers(trained, loaded);
        var unstored = ExperimentRunner.Run(experiment, SmallRun.Pictures(), StoredRuns.Split);
        SameNumbers(unstored with { History = trained.History }, loaded);
        Assert.Equal(unstored.History.Epochs.Select(epoch => (epoch.TrainingLoss, epoch.ValidationLoss)), loaded.History.Epochs.Select(epoch => (epoch.TrainingLoss, epoch.ValidationLoss)));
    }

    [Fact]
    public void AnythingElseIsTrained()
    {
        _runs.Run();
        Assert.All(
            (Experiment[])
            [
                StoredRuns.Experiment with { Loss = new Dice() },
                StoredRuns.Experiment with { Architecture = Architectures.SegNet2 },
                StoredRuns.Experiment with { Training = StoredRuns.Experiment.Training with { Seed = 7 } },
            ],
            experiment => Assert.True(_runs.Run(experiment).WasTrained));
        Assert.Equal(4, _runs.Store.Read().Runs.Count);
    }

    [Fact]
    public void TheStoredNetworkIsTheTrainedOneToTheBit()
    {
        var (trained, loaded) = ("", "");
        ExperimentRunner.Run(_runs.Store, StoredRuns.Experiment, SmallRun.Pictures(), StoredRuns.Split, trained: network => trained = Fingerprint.Hash(network));
        ExperimentRunner.Run(_runs.Store, StoredRuns.Experiment, SmallRun.Pictures(), StoredRuns.Split, trained: network => loaded = Fingerprint.Hash(network));
        using var found = RunStore.LoadNetwork(_runs.Store.Find(StoredRuns.Key().Text));
        Assert.Equal((trained, trained), (loaded, Fingerprint.Hash(found)));
        Assert.False(found.training);
    }

    [Theory]
    [InlineData(Precision.Float32)]
    [InlineData(Precision.BFloat16)]
    public void TheStoredNetworkPredictsInThePrecisionItWasTrainedIn(Precision precision)
    {
        var experiment = StoredRuns.Experiment with { Training = StoredRuns.Experiment.Training with { Precision = precision } };
        IReadOnlyList<float[]> trained = [];
        ExperimentRunner.Run(_runs.Store, experiment, SmallRun.Pictures(), StoredRuns.Split, trained: network => trained = Probabilities(network));
        using var found = RunStore.LoadNetwork(_runs.Store.Find(StoredRuns.Key(experiment).Text));
        Assert.Equal(precision, found.Precision);
        Assert.Equal(trained, Probabilities(found));
        Assert.Equal(precision, _runs.Store.Find(StoredRuns.Key(experiment).Text).Result.Experiment.Training.Precision);

        static IReadOnlyList<float[]> Probabilities(SegmentationNetwork network) => Evaluation.Probabilities(network, SmallRun.Pictures(), [4, 5]);
    }

    [Fact]
    public void LoadingLeavesNoTensorBehind()
    {
        _runs.Run();
        var before = LiveTensors.Count;
        _runs.Run();
        using (RunStore.LoadNetwork(_runs.Store.Find(StoredRuns.Key().Text)))
            Assert.True(LiveTensors.Count > before);
        Assert.Equal(before, LiveTensors.Count);
    }

    [Fact]
    public void ARunIsFoundByAsManyDigitsAsItTakes()
    {
        _runs.Run();
        var key = StoredRuns.Key();
        Assert.Equal(key.Text, _runs.Store.Find(key.Text[..4]).Key);
        Assert.Equal(key.Text, _runs.Store.Find(Path.GetFileName(_runs.RunFolder)).Key);
        Assert.Equal(key.Text, _runs.Store.Find(key.Text.ToUpperInvariant()).Key);
        var message = Assert.Throws<SegLabException>(() => _runs.Store.Find("xyz")).Message;
        Assert.Contains("There is no run 'xyz'", message, StringComparison.Ordinal);
        Assert.Contains($"{key}  SegNet + BCE", message, StringComparison.Ordinal);
    }

    [Fact]
    public void TooFewDigitsAreAnsweredWithTheRunsTheyMean()
    {
        // Of 17 keys two begin with the same digit.
        for (var seed = 0u; seed < 17; seed++)
            Save(StoredRuns.Experiment with { Training = StoredRuns.Experiment.Training with { Seed = seed } });
        var digit = _runs.Store.Read().Runs.GroupBy(run => run.Key[..1]).First(group => group.Count() > 1);
        var message = Assert.Throws<SegLabException>(() => _runs.Store.Find(digit.Key)).Message;
        Assert.Contains($"{digit.Count()} runs in", message, StringComparison.Ordinal);
        Assert.All(digit, run => Assert.Contains(run.Key, message, StringComparison.Ordinal));
    }

    [Fact]
    public void AnEmptyStoreSaysSo()
    {
        Assert.Contains("there are no runs at all", Assert.Throws<SegLabException>(() => _runs.Store.Find("a")).Message, StringComparison.Ordinal);
        Assert.Equal((0, 0, 0), (_runs.Store.Read().Runs.Count, _runs.Store.Read().Damaged.Count, _runs.Store.Read().Unfinished.Count));
        Assert.False(Directory.Exists(_runs.Store.Folder));
    }

    [Fact]
    public void NamesOfAnyKindComeBackAsTheyWere()
    {
        var experiment = new Experiment(new Architecture("Mine, \"new\"", () => new SegNet(), []), Loss.From("β·Brier, \"½\"\nü", (logits, target) => (logits.sigmoid() - target).square().mean())) { Training = SmallRun.Options };
        var (trained, _) = _runs.Run(experiment);
        var found = Assert.Single(_runs.Store.Read().Runs).Result;
        Assert.Equal(experiment.Name, found.Name);
        Assert.Equal(experiment.Training, found.Experiment.Training);
        SameNumbers(trained, found with { Experiment = experiment });
        Assert.Contains("give a network of your own", Assert.Throws<SegLabException>(() => RunStore.LoadNetwork(_runs.Store.Find(StoredRuns.Key(experiment).Text))).Message, StringComparison.Ordinal);
        using var network = RunStore.LoadNetwork(_runs.Store.Find(StoredRuns.Key(experiment).Text), experiment.Architecture);
        Assert.IsType<SegNet>(network);
        using var logits = torch.zeros(1, 1, 2, 2);
        Assert.Contains("it can't be computed", Assert.Throws<SegLabException>(() => found.Experiment.Loss.Of(logits, logits)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ACatalogueLossIsItself()
    {
        _runs.Run();
        Assert.Equal(StoredRuns.Experiment, Assert.Single(_runs.Store.Read().Runs).Result.Experiment);
    }

    [Fact]
    public void ACancelledRunIsNotKept()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        var result = ExperimentRunner.Run(_runs.Store, StoredRuns.Experiment, SmallRun.Pictures(), StoredRuns.Split, cancellationToken: cancellation.Token);
        Assert.True(result.History.WasCancelled);
        Assert.Empty(_runs.Store.Read().Runs);
        using var network = SmallRun.Network();
        Assert.Throws<SegLabException>(() => _runs.Store.Save(StoredRuns.Key(), result, SmallRun.Pictures(), StoredRuns.Split, network));
    }

    [Fact]
    public void AnUnfinishedRunSaysItsStepAndGoesOnFromIt()
    {
        using var cancellation = new CancellationTokenSource();
        ExperimentRunner.Run(_runs.Store, StoredRuns.Experiment, SmallRun.Pictures(), StoredRuns.Split, new SmallRun.Listener(progress =>
        {
            if (progress is { Epoch: 2, Batch: 1 })
                cancellation.Cancel();
        }), cancellation.Token);
        var unfinished = Assert.Single(_runs.Store.Read().Unfinished);
        Assert.Equal(("SegNet + BCE", 1, 1, 2), (unfinished.Name, unfinished.Epochs, unfinished.Step, unfinished.Steps));

        var notices = new List<string>();
        var (resumed, _) = _runs.Run(notice: notices.Add);
        Assert.Equal(["SegNet + BCE was cut off; it goes on after epoch 1, in epoch 2 at step 1 of 2."], notices);
        var whole = ExperimentRunner.Run(StoredRuns.Experiment, SmallRun.Pictures(), StoredRuns.Split);
        SameNumbers(whole with { History = resumed.History }, resumed);
        Assert.Equal(whole.History.Epochs.Select(epoch => (epoch.TrainingLoss, epoch.ValidationLoss)), resumed.History.Epochs.Select(epoch => (epoch.TrainingLoss, epoch.ValidationLoss)));
    }

    [Fact]
    public void AFileWhereTheStoreShouldBeIsRefused()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["runs"], "");
        Assert.Contains("is a file", Assert.Throws<SegLabException>(() => new RunStore(folder["runs"])).Message, StringComparison.Ordinal);
    }

    internal static void SameNumbers(ExperimentResult expected, ExperimentResult actual)
    {
        Assert.Equal(expected.Validation, actual.Validation);
        Assert.Equal(expected.Test, actual.Test);
        Assert.Equal(expected.Unseen, actual.Unseen);
        Assert.Equal(expected.TestMasks.Select(mask => Convert.ToHexString(mask.Pixels)), actual.TestMasks.Select(mask => Convert.ToHexString(mask.Pixels)));
        Assert.Equal(expected.History.Epochs.Select(epoch => epoch with { Validation = null }), actual.History.Epochs.Select(epoch => epoch with { Validation = null }));
        Assert.Equal(expected.History.Epochs.Select(epoch => epoch.Validation), actual.History.Epochs.Select(epoch => epoch.Validation));
        Assert.Equal(expected.History with { Epochs = [] }, actual.History with { Epochs = [] });
        Assert.Equal((expected.Experiment, expected.Parameters, expected.Environment), (actual.Experiment, actual.Parameters, actual.Environment));
    }

    private void Save(Experiment experiment)
    {
        using var network = SmallRun.Network();
        var result = MadeResult.Of(Architectures.SegNet, new Bce(), [50, 60], [40]) with { Experiment = experiment };
        _runs.Store.Save(StoredRuns.Key(experiment), result, SmallRun.Pictures(), StoredRuns.Split, network);
    }
}
