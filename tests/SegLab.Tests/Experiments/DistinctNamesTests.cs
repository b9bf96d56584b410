using SegLab.Experiments;
using SegLab.Losses;
using SegLab.Models;
using SegLab.Training;
using Xunit;

namespace SegLab.Tests.Experiments;

public sealed class DistinctNamesTests
{
    private static readonly Experiment Plain = new(Architectures.SegNet, new Bce());

    [Fact]
    public void RunsThatShareANameAreToldApartByTheirOptions()
    {
        Assert.Equal(["SegNet + BCE", "UNet + BCE"], DistinctNames.Of([Plain, Plain with { Architecture = Architectures.UNet }]));
        Assert.Equal(["SegNet + BCE (epochs 40, seed 42)", "SegNet + BCE (epochs 3, seed 7)"], DistinctNames.Of([Plain, With(new TrainingOptions { Epochs = 3, Seed = 7 })]));
    }

    [Fact]
    public void ShortNamesLeaveOutWhatAllHaveInCommon()
    {
        Assert.Equal(["BCE", "Dice"], DistinctNames.Short([Plain, Plain with { Loss = new Dice() }]));
        Assert.Equal(["SegNet", "UNet"], DistinctNames.Short([Plain, Plain with { Architecture = Architectures.UNet }]));
        Assert.Equal(["seed 42", "seed 7"], DistinctNames.Short([Plain, With(new TrainingOptions { Seed = 7 })]));
        Assert.Equal(["SegNet + BCE", "UNet + Dice"], DistinctNames.Short([Plain, new Experiment(Architectures.UNet, new Dice())]));
        Assert.Equal(["SegNet + BCE (seed 42)", "SegNet + BCE (seed 7)", "UNet + BCE"], DistinctNames.Short([Plain, With(new TrainingOptions { Seed = 7 }), Plain with { Architecture = Architectures.UNet }]));
        Assert.Equal(["SegNet + BCE"], DistinctNames.Short([Plain]));
        Assert.Equal(["SegNet + BCE", "SegNet + BCE"], DistinctNames.Short([Plain, Plain]));
    }

    private static Experiment With(TrainingOptions training) => Plain with { Training = training };
}
