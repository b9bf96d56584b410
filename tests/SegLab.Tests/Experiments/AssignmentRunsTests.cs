using SegLab.Experiments;
using SegLab.Losses;
using SegLab.Models;
using SegLab.Training;
using Xunit;

namespace SegLab.Tests.Experiments;

public sealed class AssignmentRunsTests
{
    // The original notebook's training cells, in their order: epochs, learning rate, the loss and the IoU that it printed.
    public static TheoryData<int, string, string, int, double, double, double> Printed() => new()
    {
        { 0, "In[18]", "SegNet + BCE", 40, 1e-3, 0.122643, 0.668 },
        { 1, "In[22]", "SegNet2 + BCE", 40, 1e-3, 0.097218, 0.708 },
        { 2, "In[25]", "SegNet + Dice", 40, 1e-3, 0.062809, 0.706 },
        { 3, "In[28]", "SegNet + Focal, one-sided", 40, 1e-3, 0.049298, 0.716 },
        { 4, "In[31]", "SegNet2 + Tversky", 80, 1e-3, 0.048797, 0.784 },
        { 5, "In[34]", "UNet + BCE", 40, 1e-3, 0.103615, 0.580 },
        { 6, "In[36]", "UNet + Tversky", 40, 1e-3, 0.057602, 0.746 },
        { 7, "In[39]", "UNet2 + BCE", 40, 1e-4, 0.080996, 0.722 },
        { 8, "In[42]", "DilatedSegNet + BCE", 40, 1e-3, 0.106000, 0.676 },
    };

    [Fact]
    public void ThereAreNine() => Assert.Equal(Printed().Count, AssignmentRuns.All(new TrainingOptions()).Count);

    [Theory, MemberData(nameof(Printed))]
    public void EachIsTheOriginals(int index, string cell, string name, int epochs, double learningRate, double loss, double score)
    {
        var run = AssignmentRuns.All(new TrainingOptions())[index];
        Assert.Equal((cell, name, epochs, loss, score), (run.Cell, run.Experiment.Name, run.Experiment.Training.Epochs, run.PublishedLoss, run.PublishedScore));
        Assert.Equal(learningRate, run.Experiment.Training.LearningRate, 1e-12);
        Assert.Equal(25, run.Experiment.Training.BatchSize);
        Assert.Equal(run, AssignmentRuns.Published(run.Experiment));
    }

    [Fact]
    public void OptionsOfAllAreKeptButForThoseTwo()
    {
        var options = new TrainingOptions { Epochs = 3, LearningRate = 0.02, Seed = 7, BatchSize = 4, Device = "auto", Reading = Reading.Honest };
        var runs = AssignmentRuns.All(options);
        Assert.Equal(options with { Epochs = 6 }, runs[4].Experiment.Training);
        Assert.Equal(0.002, runs[7].Experiment.Training.LearningRate, 1e-12);
        Assert.All(runs.Where((_, index) => index is not 4 and not 7), run => Assert.Equal(options, run.Experiment.Training));
    }

    [Fact]
    public void TheFigureIsFoundByNetworkAndLossWhateverElseDiffers()
    {
        var experiment = new Experiment(Architectures.UNet, new Tversky()) { Training = new TrainingOptions { Epochs = 1, Seed = 9 } };
        Assert.Equal(0.746, AssignmentRuns.Published(experiment)!.PublishedScore);
        Assert.Null(AssignmentRuns.Published(experiment with { Loss = new Tversky(Beta: 0.3) }));
        Assert.Null(AssignmentRuns.Published(experiment with { Architecture = Architectures.UNet2 }));
    }
}
