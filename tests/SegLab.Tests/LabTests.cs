using SegLab.Data;
using SegLab.Experiments;
using SegLab.Experiments.Store;
using SegLab.Losses;
using SegLab.Models;
using SegLab.Tests.Display;
using SegLab.Tests.Training;
using SegLab.Training;
using Xunit;

namespace SegLab.Tests;

public sealed class LabTests
{
    private static readonly TrainingOptions Options = SmallRun.Options with { Epochs = 1 };

    [Fact]
    public void InAPlainProgramItTrainsAndItsLinesAreProgress()
    {
        var terminal = Console.Out;
        using var output = new StringWriter { NewLine = "\n" };
        Console.SetOut(output);
        try
        {
            var lab = new Lab(SmallRun.Pictures(), SmallRun.Split, Options);
            var result = lab.Train(Architectures.SegNet, new Bce(), epochs: 2, learningRate: 0.002);
            Assert.Same(result, Assert.Single(lab.Results));
            Assert.Equal(Options with { Epochs = 2, LearningRate = 0.002 }, result.Experiment.Training);
        }
        finally
        {
            Console.SetOut(terminal);
        }

        var lines = output.ToString().TrimEnd().Split('\n');
        Assert.Equal("SegNet + BCE: preparing", lines[0]);
        Assert.Matches(@"^SegNet \+ BCE: epoch 2 of 2, \d+\.\d s an epoch, 0 s left$", lines[^2]);
        Assert.Matches(@"^SegNet \+ BCE: 2 / 2 epochs, training loss \d\.\d{6}, \d+\.\d s$", lines[^1]);
    }

    [Fact]
    public void RunningAnExperimentAgainReplacesItsResult()
    {
        new FakeHost().Enter();
        var lab = new Lab(SmallRun.Pictures(), SmallRun.Split, Options);
        var first = lab.Train(Architectures.SegNet, new Bce());
        var second = lab.Train(Architectures.SegNet2, new Bce());
        var again = lab.Train(Architectures.SegNet, new Bce());
        Assert.Equal(2, lab.Results.Count);
        Assert.Contains(lab.Results, result => ReferenceEquals(result, second));
        Assert.Contains(lab.Results, result => ReferenceEquals(result, again));
        Assert.DoesNotContain(lab.Results, result => ReferenceEquals(result, first));
        lab.Train(Architectures.SegNet, new Bce(), epochs: 2);
        Assert.Equal(3, lab.Results.Count);
    }

    [Fact]
    public void WhileRunsArePlannedTheLineSaysHowLongAllWillTake()
    {
        var host = new FakeHost();
        host.Enter();
        var experiments = new[] { Architectures.SegNet, Architectures.SegNet2 }.Select(architecture => new Experiment(architecture, new Bce()) { Training = Options }).ToArray();
        var lab = new Lab(SmallRun.Pictures(), SmallRun.Split, Options, experiments);
        lab.Train(experiments[0]);
        lab.Train(experiments[1]);
        Assert.Contains(host.Events, line => line.Contains("; run 1 of 2, in all about ", StringComparison.Ordinal));
        Assert.DoesNotContain(host.Events, line => line.Contains("run 2 of 2", StringComparison.Ordinal));
        Assert.Contains(host.Events, line => line.StartsWith("1 update StillFigure SegNet + BCE: epoch 1 of 1", StringComparison.Ordinal));
        Assert.Contains(host.Events, line => line.StartsWith("2 update Stack SegNet2 + BCE: 1 / 1 epochs", StringComparison.Ordinal));
    }

    [Fact]
    public void AnInterruptedRunIsShownAndKeepsTheEarlierResult()
    {
        var host = new FakeHost();
        host.Enter();
        var lab = new Lab(SmallRun.Pictures(), SmallRun.Split, Options);
        var before = lab.Train(Architectures.SegNet, new Bce());
        host.Cancel();
        Assert.Throws<OperationCanceledException>(() => lab.Train(Architectures.SegNet, new Bce()));
        Assert.Same(before, Assert.Single(lab.Results));
        Assert.Contains(host.Events, line => line.StartsWith("2 update Stack SegNet + BCE: interrupted after 0 of 1 epochs", StringComparison.Ordinal));
    }

    [Fact]
    public void ManyRunsTrainInOnePictureAndWhatHasAResultIsNotTrainedAgain()
    {
        var host = new FakeHost();
        host.Enter();
        var lab = new Lab(SmallRun.Pictures(), SmallRun.Split, Options with { Reading = Reading.Honest });
        var first = lab.Train(Architectures.SegNet, new Bce());
        Experiment[] wanted = [.. new Loss[] { new Dice(), new Bce(), new Tversky(0.3) }.Select(loss => new Experiment(Architectures.SegNet, loss) { Training = lab.Training })];
        var results = lab.TrainAll(wanted);

        Assert.Equal(wanted, results.Select(result => result.Experiment));
        Assert.Same(first, results[1]);
        Assert.Equal(3, lab.Results.Count);
        // One picture for all of them, after the first run's own.
        Assert.Equal(["1", "2"], host.Events.Select(line => line.Split(' ')[0]).Distinct());
        Assert.Contains(host.Events, line => line.StartsWith("2 update StillFigure SegNet + Tversky (β = 0.3): epoch 1 of 1", StringComparison.Ordinal));
        Assert.Contains(host.Events, line => line.StartsWith("2 update Stack 3 runs, ", StringComparison.Ordinal));
        Assert.All(lab.TrainAll(wanted).Zip(results), pair => Assert.Same(pair.Second, pair.First));
    }

    [Fact]
    public void TheTrainedNetworkCanBePredictedWithAndTrainsNoSecondTime()
    {
        new FakeHost().Enter();
        var lab = new Lab(SmallRun.Pictures(), SmallRun.Split, Options);
        IReadOnlyList<Mask> masks = [];
        var result = lab.Train(new Experiment(Architectures.SegNet, new Bce()) { Training = Options }, network => masks = Evaluation.Predict(network, lab.Images, lab.Split.Test));
        Assert.Equal(result.TestMasks.Select(mask => mask.Pixels), masks.Select(mask => mask.Pixels));
        Assert.Same(result, Assert.Single(lab.TrainAll([result.Experiment])));
    }

    [Fact]
    public void AfterALossThatFailsTheResultsSoFarAreKept()
    {
        new FakeHost().Enter();
        var lab = new Lab(SmallRun.Pictures(), SmallRun.Split, Options);
        Experiment[] wanted = [.. new[] { new Bce(), Loss.From("broken", (logits, target) => (logits - target).square()) }.Select(loss => new Experiment(Architectures.SegNet, loss) { Training = Options })];
        Assert.Throws<SegLabException>(() => lab.TrainAll(wanted));
        Assert.Equal(new Bce(), Assert.Single(lab.Results).Experiment.Loss);
    }

    [Fact]
    public void WhatCannotBeTrainedIsRefusedWhenTheLabIsSetUp()
    {
        var message = Assert.Throws<SegLabException>(() => new Lab(ClosedForm.Pictures([0, 1, 2], 24, 24, 1), new Split([0], [1], [2]), Options with { LearningRate = -1 })).Message;
        foreach (var expected in (string[])["LearningRate = -1: ", "BatchSize = 2: ", "these are 24×24"])
            Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnotherLossAddsACurveAndNamesakesAreToldApart()
    {
        new FakeHost().Enter();
        var lab = new Lab(SmallRun.Pictures(), SmallRun.Split, Options);
        Assert.Contains("There are no runs", Assert.Throws<SegLabException>(lab.Curves).Message, StringComparison.Ordinal);
        lab.Train(Architectures.SegNet, new Bce());
        lab.Train(Architectures.SegNet, new Dice());
        Assert.Equal(["SegNet + BCE", "SegNet + Dice"], lab.Curves().Panels[0].Curves.Select(curve => curve.Name));
        var other = lab.Results[0] with { Experiment = lab.Results[0].Experiment with { Training = Options with { Seed = 7 } } };
        var text = lab.Compare(other).ToText();
        foreach (var name in (string[])["SegNet + BCE (seed 42)", "SegNet + BCE (seed 7)", "SegNet + Dice"])
            Assert.Contains(name, text, StringComparison.Ordinal);
    }

    [Fact]
    public void WithAStoreARestartedNotebookLoadsItsRuns()
    {
        using var folder = new TemporaryFolder();
        var host = new FakeHost();
        host.Enter();
        var trained = MakeLab().Train(Architectures.SegNet, new Bce());
        var loaded = MakeLab().Train(Architectures.SegNet, new Bce());
        Assert.Equal(trained.Test, loaded.Test);
        Assert.Equal(trained.History.Epochs, loaded.History.Epochs);
        Assert.Contains(host.Events, line => line.StartsWith("1 update Stack SegNet + BCE: 1 / 1 epochs", StringComparison.Ordinal) && !line.Contains("loaded", StringComparison.Ordinal));
        Assert.Contains(host.Events, line => line.StartsWith("2 update Stack SegNet + BCE: 1 / 1 epochs", StringComparison.Ordinal) && line.Contains("loaded from the store", StringComparison.Ordinal));

        Lab MakeLab() => new(SmallRun.Pictures(), SmallRun.Split, Options, store: new RunStore(folder["runs"]));
    }

    [Fact]
    public void AnOldRunOfALossThatCantBeToldIsNeverLoadedInSilence()
    {
        using var folder = new TemporaryFolder();
        var host = new FakeHost();
        host.Enter();
        using var table = TorchSharp.torch.full(1, 0.5f);
        var loss = Loss.From("mine", (logits, _) => (table * logits).mean());
        for (var time = 0; time < 2; time++)
            new Lab(SmallRun.Pictures(), SmallRun.Split, Options, store: new RunStore(folder["runs"])).Train(Architectures.SegNet, loss);
        var line = Assert.Single(host.Events, line => line.Contains("SegNet + mine is loaded as it was trained on ", StringComparison.Ordinal));
        Assert.Contains("Its formula uses table (Tensor)", line, StringComparison.Ordinal);
        Assert.Contains("To train again, ", line, StringComparison.Ordinal);
    }

    [Fact]
    public void ManyRunsOfCapturedValuesAreNotLoadedInSilenceEither()
    {
        using var folder = new TemporaryFolder();
        var host = new FakeHost();
        host.Enter();
        var weight = 0.5;
        Experiment[] wanted = [new(Architectures.SegNet, Loss.From("mine", (logits, _) => weight * logits.mean())) { Training = Options }];
        for (var time = 0; time < 2; time++)
            new Lab(SmallRun.Pictures(), SmallRun.Split, Options, store: new RunStore(folder["runs"])).TrainAll(wanted);
        Assert.Single(host.Events, line => line.Contains("SegNet + mine is loaded as it was trained on ", StringComparison.Ordinal));
    }

    [Fact]
    public void AnEditedLossOfTheSameNameIsTrainedAgain()
    {
        using var folder = new TemporaryFolder();
        new FakeHost().Enter();
        var first = Train((logits, target) => (logits.sigmoid() - target).square().mean());
        var edited = Train((logits, target) => 100 * (logits.sigmoid() - target).abs().mean());
        Assert.NotEqual(first.FinalTrainingLoss, edited.FinalTrainingLoss);
        Assert.Equal(2, new RunStore(folder["runs"]).Read().Runs.Count);

        ExperimentResult Train(Func<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor, TorchSharp.torch.Tensor> formula) =>
            new Lab(SmallRun.Pictures(), SmallRun.Split, Options, store: new RunStore(folder["runs"])).Train(Architectures.SegNet, Loss.From("mine", formula));
    }
}
