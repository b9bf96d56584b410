using System.Text.Json.Nodes;
using SegLab.Experiments;
using SegLab.Experiments.Store;
using SegLab.Losses;
using SegLab.Models;
using Xunit;
using static TorchSharp.torch;

namespace SegLab.Tests.Experiments.Store;

public sealed class StoredLossTests : IDisposable
{
    private readonly StoredRuns _runs = new();

    public static TheoryData<Loss> Losses =>
    [
        new Tversky(0.3),
        (0.5 * new Bce()) + new Tversky(0.3, 2),
        new Dice() + new GrowingWeight(new Boundary(), Start: 0.1, Limit: 0.5),
        new Bce() + (new Dice() + new Focal(3)),
    ];

    public void Dispose() => _runs.Dispose();

    [Theory]
    [MemberData(nameof(Losses))]
    public void ALossWithItsParametersIsRebuiltFromAStoredRun(Loss loss)
    {
        _runs.Run(StoredRuns.Experiment with { Loss = loss });
        var stored = Assert.Single(_runs.Store.Read().Runs).Result.Experiment;
        Assert.Equal(loss, stored.Loss);
        // It is computed and trained like any other, and its key is the run's.
        using var logits = ones(2, 1, 16, 16);
        using var value = stored.Loss.Of(logits, logits);
        Assert.True(double.IsFinite(value.item<float>()));
        Assert.False(_runs.Run(stored).WasTrained);
    }

    // As versions before wrote it: the name alone.
    [Theory]
    [InlineData("Tversky (β = 0.3)", "tversky(beta=0.3)")]
    [InlineData("0.5·BCE + Dice per image (smooth = 2)", "0.5*bce + dice(smooth=2, per_image=true)")]
    [InlineData("Dice + 0.02(+0.1, ≤0.5)·Boundary", "dice + growing_weight(boundary, start=0.02, step=0.1, limit=0.5)")]
    [InlineData("2·(BCE + Focal (γ = 3))", "2*(bce + focal(gamma=3))")]
    [InlineData("Focal (assignment) (γ = 3)", "assignment_focal(gamma=3)")]
    [InlineData("BCE", "bce")]
    public void ARunOfBeforeIsFoundByThePrintedName(string name, string text) =>
        Assert.Equal(Loss.Parse(text), StoredLoss.Find(name, null, null));

    [Fact]
    public void ATextOfALaterVersionLeavesTheName()
    {
        Assert.Equal(new Tversky(0.3), StoredLoss.Find("Tversky (β = 0.3)", "tversky(beta=0.3, later=1)", null));
        Assert.Equal(new StoredLoss("Later", null), StoredLoss.Find("Later", "later(a=1)", null));
    }

    [Fact]
    public void CustomLossesOfOneNameStayApartInAStore()
    {
        // Under the name of a catalogue's loss even, it is not that.
        var (mean, sum) = (Custom((logits, _) => logits.mean()), Custom((logits, _) => logits.sum() / 1000));
        Assert.True(_runs.Run(mean).WasTrained);
        Assert.True(_runs.Run(sum).WasTrained);
        Assert.False(_runs.Run(mean).WasTrained);
        var stored = _runs.Store.Read().Runs.Select(run => run.Result.Experiment).ToList();
        Assert.Equal(2, stored.Select(SeedGroup.Recipe).Distinct().Count());
        Assert.All(stored, experiment => Assert.IsType<StoredLoss>(experiment.Loss));
        Assert.Equal(2, DistinctNames.Of(stored).Distinct().Count());
        Assert.All(DistinctNames.Of(stored), name => Assert.Matches(@"^SegNet \+ BCE \(formula [0-9a-f]{8}\)$", name));
        // Read back, an experiment is the run's own.
        Assert.All(_runs.Store.Read().Runs, run => Assert.Equal(run.Key, StoredRuns.Key(run.Result.Experiment).Text));

        static Experiment Custom(Func<Tensor, Tensor, Tensor> formula) => StoredRuns.Experiment with { Loss = Loss.From("BCE", formula) };
    }

    [Fact]
    public void CustomNetworksOfOneNameStayApartInAStore()
    {
        var (one, other) = (Custom(() => new SegNet()), Custom(() => new SegNet2()));
        Assert.True(_runs.Run(one).WasTrained);
        Assert.True(_runs.Run(other).WasTrained);
        Assert.False(_runs.Run(other).WasTrained);
        var stored = _runs.Store.Read().Runs;
        Assert.Equal(2, stored.Select(run => run.Result.Experiment.Architecture).Distinct().Count());
        Assert.All(stored, run => Assert.Equal(run.Key, StoredRuns.Key(run.Result.Experiment).Text));
        Assert.All(stored, run => Assert.Throws<SegLabException>(() => RunStore.LoadNetwork(run)));

        static Experiment Custom(Func<SegmentationNetwork> build) =>
            StoredRuns.Experiment with { Architecture = new Architecture("UNet", build, []) };
    }

    [Fact]
    public void WhatTheKeyDoesNotHoldIsSaidWhenARunIsLoaded()
    {
        var notices = new List<string>();
        using var table = full(1, 0.5f);
        var experiment = StoredRuns.Experiment with { Loss = Loss.From("mine", (logits, _) => (table * logits).mean()) };
        _runs.Run(experiment, notices.Add);
        Assert.Empty(notices);
        Assert.False(_runs.Run(experiment, notices.Add).WasTrained);
        var notice = Assert.Single(notices);
        Assert.Matches(@"^SegNet \+ mine is loaded as it was trained on \d{4}-\d\d-\d\d at \d\d:\d\d UTC\. ", notice);
        Assert.Contains(" Its formula uses table (Tensor), which the run's key does not hold", notice, StringComparison.Ordinal);
        Assert.EndsWith($"another name, or remove the folder {_runs.RunFolder}.", notice, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', notice);
    }

    [Fact]
    public void ALambdaThatCapturesValuesIsNeverLoadedInSilence()
    {
        var notices = new List<string>();
        var weight = 0.5;
        var experiment = StoredRuns.Experiment with { Loss = Loss.From("mine", (logits, _) => weight * logits.mean()) };
        _runs.Run(experiment, notices.Add);
        Assert.Empty(notices);
        Assert.False(_runs.Run(experiment, notices.Add).WasTrained);
        Assert.Matches(
            @"^SegNet \+ mine is loaded as it was trained on \d{4}-\d\d-\d\d at \d\d:\d\d UTC\. To train again, give the loss or network another name, or remove the folder .*\.$",
            Assert.Single(notices));
        notices.Clear();
        var plain = StoredRuns.Experiment with { Loss = Loss.From("plain", (logits, _) => logits.mean()) };
        _runs.Run(plain, notices.Add);
        Assert.False(_runs.Run(plain, notices.Add).WasTrained);
        Assert.Empty(notices);
    }

    [Fact]
    public void ADeviceThatThereIsNotIsRefusedThoughTheRunIsStored()
    {
        _runs.Run();
        var experiment = StoredRuns.Experiment with { Training = StoredRuns.Experiment.Training with { Device = "nosuch" } };
        var message = Assert.Throws<SegLabException>(() => _runs.Run(experiment)).Message;
        Assert.Contains("there is no such device", message, StringComparison.Ordinal);
    }

    [Fact]
    public void ARunsDescriptionHoldsTheLossAsText()
    {
        _runs.Run(StoredRuns.Experiment with { Loss = new Tversky(0.3) });
        var run = JsonNode.Parse(File.ReadAllText(Path.Combine(_runs.RunFolder, "run.json")))!;
        Assert.Equal(("Tversky (β = 0.3)", "tversky(beta=0.3)"), ((string?)run["loss"], (string?)run["lossText"]));
        Assert.Null(run["formula"]);
    }
}
