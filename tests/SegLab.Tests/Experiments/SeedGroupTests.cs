using SegLab.Experiments;
using SegLab.Losses;
using SegLab.Models;
using SegLab.Statistics;
using SegLab.Training;
using Xunit;

namespace SegLab.Tests.Experiments;

/// <summary>Runs that differ in their seed alone are one recipe.</summary>
public sealed class SeedGroupTests
{
    [Fact]
    public void RunsAreGroupedByAllButTheSeed()
    {
        Experiment[] recipes = [new(Architectures.SegNet, new Bce()), new(Architectures.UNet, new Bce()), new(Architectures.UNet, new Bce()) { Training = new TrainingOptions { Epochs = 3 } }];
        var results = SeedGroup.Repeat(recipes, [1, 2]).Select(experiment => MadeResult.Of(experiment.Architecture, experiment.Loss, [50, 60], []) with { Experiment = experiment }).Reverse().ToList();
        var groups = SeedGroup.Of(results);
        Assert.Equal(recipes.Reverse().Select(recipe => (recipe.Architecture, recipe.Training.Epochs)), groups.Select(group => (group.Experiment.Architecture, group.Experiment.Training.Epochs)));
        Assert.All(groups, group => Assert.Equal([2u, 1u], group.Results.Select(result => result.Experiment.Training.Seed)));
    }

    [Fact]
    public void WhatIsAllowedToLeakMakesNoOtherRecipe()
    {
        var run = Made(Architectures.SegNet, 1, 50);
        var allowed = run with { Experiment = run.Experiment with { Leakage = SegLab.Data.Splits.LeakagePolicy.Allow } };
        Assert.Equal(2, Assert.Single(SeedGroup.Of([run, allowed])).Results.Count);
    }

    [Fact]
    public void AComparisonHasARecipeAGroupAndItsSeeds()
    {
        ExperimentResult[] results =
        [
            Made(Architectures.SegNet, 1, 50, 60, 70), Made(Architectures.SegNet, 2, 54, 64, 74),
            Made(Architectures.UNet, 1, 80, 81, 82), Made(Architectures.UNet, 2, 82, 83, 84),
        ];
        var comparison = RunComparison.Of(results);
        Assert.Equal(["SegNet", "UNet"], comparison.Names);
        Assert.Equal([0.62, 0.82], comparison.Means.Select(mean => Math.Round(mean.Mean, 9)));
        Assert.All(comparison.Means, mean => Assert.Equal((SampledOver.SeedsAndImages, 2), (mean.Over, mean.Seeds)));
        Assert.Equal([0.6, 0.64], comparison.Spreads[0].SeedScores.Select(score => Math.Round(score, 9)));

        var distances = RunComparison.Of(results, "hd95", ["first", "second"]);
        Assert.Equal(("HD95", false), (distances.Options.Measure, distances.Options.HigherIsBetter));
        Assert.Equal(["first", "second"], distances.Names);
        Assert.Equal(19, distances.Means[0].Mean, 9);
    }

    [Fact]
    public void WrongComparisonsAreTold()
    {
        ExperimentResult[] results = [Made(Architectures.SegNet, 1, 50, 60), Made(Architectures.UNet, 1, 80, 90)];
        Assert.Contains("2 recipes was given 1 names", Assert.Throws<SegLabException>(() => RunComparison.Of(results, names: ["one"])).Message, StringComparison.Ordinal);
        Assert.Contains("There is no measure 'accurracy'", Assert.Throws<SegLabException>(() => RunComparison.Of(results, "accurracy")).Message, StringComparison.Ordinal);
        Assert.Contains("there is 1 recipe", Assert.Throws<SegLabException>(() => RunComparison.Of(results[..1])).Message, StringComparison.Ordinal);
    }

    private static ExperimentResult Made(Architecture architecture, uint seed, params int[] test)
    {
        var result = MadeResult.Of(architecture, new Bce(), test, []);
        return result with { Experiment = result.Experiment with { Training = result.Experiment.Training with { Seed = seed } } };
    }
}
