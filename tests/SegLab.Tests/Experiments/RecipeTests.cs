using SegLab.Experiments;
using SegLab.Losses;
using SegLab.Models;
using SegLab.Tests.Training;
using SegLab.Training;
using Xunit;

namespace SegLab.Tests.Experiments;

public sealed class RecipeTests
{
    private static readonly TrainingOptions Own = new() { Epochs = 7, Seed = 5, Precision = Precision.BFloat16, Device = "auto" };

    [Fact]
    public void TheAssignmentsIsWhatIsDoneByDefault()
    {
        Assert.Equal(new TrainingOptions(), Recipe.Assignment.Apply(Recipe.Strong.Apply(new TrainingOptions())));
        Assert.Equal(new Experiment(Architectures.SegNet, new Bce()), Recipe.Assignment.For(Architectures.SegNet));
    }

    [Fact]
    public void EpochsSeedPrecisionDeviceAndLossStayTheExperiments()
    {
        foreach (var recipe in (Recipe[])[Recipe.Assignment, Recipe.Strong])
        {
            var experiment = recipe.Apply(new Experiment(Architectures.UNet, new Dice()) { Training = Own });
            Assert.Equal((7, 5u, Precision.BFloat16, "auto"), (experiment.Training.Epochs, experiment.Training.Seed, experiment.Training.Precision, experiment.Training.Device));
            Assert.Equal(new Dice(), experiment.Loss);
            Assert.Equal(experiment, recipe.For(Architectures.UNet, new Dice(), Own));
            Assert.Same(recipe, Recipe.Find($" {recipe.Name.ToUpperInvariant()} "));
            experiment.Training.Check(100, 50);
        }

        Assert.Equal(new Bce() + new Dice(), Recipe.Strong.For(Architectures.UNet).Loss);
    }

    [Fact]
    public void AnUnknownNameIsAnsweredWithTheList() =>
        Assert.Equal("There is no recipe 'weak'. There are: assignment and strong.", Assert.Throws<SegLabException>(() => Recipe.Find("weak")).Message);

    [Fact]
    public void ScoresAreTakenWithThresholdAndMirrors()
    {
        var pictures = SmallRun.Pictures();
        IReadOnlyList<SegLab.Metrics.ConfusionCounts> expected = [];
        var experiment = new Experiment(Architectures.SegNet, new Bce()) { Training = Recipe.Strong.Apply(Own with { Epochs = 2, Device = "cpu" }) with { BatchSize = 2 } };
        var result = ExperimentRunner.Run(experiment, pictures, SmallRun.Split, trained: network =>
        {
            var threshold = ThresholdChoice.Of(network, pictures, SmallRun.Split.Validation, 2, mirrors: true);
            expected = Evaluation.Count(network, pictures, SmallRun.Split.Test, 2, threshold, mirrors: true);
        });
        Assert.Equal(expected, result.Test.Select(picture => picture.Counts));
    }
}
