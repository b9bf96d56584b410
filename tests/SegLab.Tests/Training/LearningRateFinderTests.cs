using SegLab.Losses;
using SegLab.Models;
using SegLab.Training;
using Xunit;

namespace SegLab.Tests.Training;

public sealed class LearningRateFinderTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void TheNetworkStaysAsItWas(bool training)
    {
        using var network = SmallRun.Network();
        SmallRun.Train(network, SmallRun.Options with { Epochs = 1 }); // the network makes its upsampling matrices once
        network.train(training);
        var (before, live) = (Fingerprint.Hash(network), LiveTensors.Count);
        var sweep = Sweep(network, 1e-4, 1, 9);
        Assert.Equal(live, LiveTensors.Count);
        Assert.Equal(before, Fingerprint.Hash(network));
        Assert.Equal(training, network.training);
        Assert.Equal(sweep.Points, Sweep(network, 1e-4, 1, 9).Points);
    }

    [Fact]
    public void RatesGrowByOneFactorAndTheFirstLossIsTheUntrainedNetworks()
    {
        using var network = SmallRun.Network();
        var points = Sweep(network, 1e-6, 1e-2, 5).Points;
        Assert.Equal(5, points.Count);
        Assert.All(points.Zip((double[])[1e-6, 1e-5, 1e-4, 1e-3, 1e-2]), pair => Assert.Equal(pair.Second, pair.First.Rate, pair.Second * 1e-9));
        using var same = SmallRun.Network();
        var first = SmallRun.Train(same, SmallRun.Options with { Epochs = 1, BatchSize = 4, LearningRate = 1e-12 }).Epochs[0].TrainingLoss;
        using var again = SmallRun.Network();
        Assert.Equal(first, LearningRateFinder.Sweep(again, new Bce(), SmallRun.Pictures(), SmallRun.Split, SmallRun.Options with { BatchSize = 4 }, steps: 2).Points[0].Loss, 1e-6);
    }

    [Fact]
    public void ItTriesTheOptionsPrecisionAndLeavesTheNetworksOwn()
    {
        using var network = SmallRun.Network();
        network.Precision = Precision.BFloat16;
        var points = Sweep(network, 1e-4, 1, 5).Points;
        Assert.Equal(Precision.BFloat16, network.Precision);
        var rounded = LearningRateFinder.Sweep(network, new Bce(), SmallRun.Pictures(), SmallRun.Split, SmallRun.Options with { Precision = Precision.BFloat16 }, 1e-4, 1, 5).Points;
        Assert.NotEqual(points, rounded);
        Assert.Equal(points[0].Loss, rounded[0].Loss, 0.02 * points[0].Loss);
    }

    [Fact]
    public void ItEndsWhereTheLossIsLost()
    {
        using var network = SmallRun.Network();
        var points = Sweep(network, 1e-3, 1e9, 60).Points;
        Assert.InRange(points.Count, 3, 59);
        Assert.All(points, point => Assert.True(double.IsFinite(point.Loss)));
    }

    [Fact]
    public void ATenthOfTheRateWithTheLeastLossIsSuggested() =>
        Assert.Equal(0.002, new LearningRateSweep([new(0.001, 3), new(0.01, 2), new(0.02, 1), new(0.1, 5)]).Suggested, 1e-12);

    [Theory]
    [InlineData(0, 1, 10)]
    [InlineData(1, 1, 10)]
    [InlineData(1e-3, double.PositiveInfinity, 10)]
    [InlineData(1e-3, 1, 1)]
    public void RatesThatCannotBeTriedAreRefused(double lowest, double highest, int steps)
    {
        using var network = SmallRun.Network();
        Assert.Contains("can't be tried", Assert.Throws<SegLabException>(() => Sweep(network, lowest, highest, steps)).Message, StringComparison.Ordinal);
    }

    private static LearningRateSweep Sweep(SegmentationNetwork network, double lowest, double highest, int steps) =>
        LearningRateFinder.Sweep(network, new Bce(), SmallRun.Pictures(), SmallRun.Split, SmallRun.Options, lowest, highest, steps);
}
