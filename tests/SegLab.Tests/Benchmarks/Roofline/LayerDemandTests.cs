using SegLab.Benchmarks.Roofline;
using SegLab.Models;
using Xunit;

namespace SegLab.Tests.Benchmarks.Roofline;

public sealed class LayerDemandTests
{
    // A 3×3 convolution from 2 to 4 channels on 8×8: 72 weights and 4 biases, 72 multiply-adds at each of 64 positions.
    private static readonly LayerInfo Convolution = new("conv", "Conv2d 3×3", [1, 2, 8, 8], [1, 4, 8, 8], 76, 72 * 64);

    // 128 numbers in, 256 out.
    private static readonly LayerInfo Pool = new("up", "Upsample", [1, 2, 8, 8], [1, 2, 8, 16], 0, 0);

    [Fact]
    public void APredictionReadsInputAndWeightsAndWritesItsOutput()
    {
        Assert.Equal(new LayerDemand(2 * 4608, 4 * (128 + 256 + 76)), LayerDemand.Inference(Convolution, 1));
        Assert.Equal(new LayerDemand(10 * 2 * 4608, 4 * ((10 * (128 + 256)) + 76)), LayerDemand.Inference(Convolution, 10));
        Assert.Equal(new LayerDemand(0, 4 * (128 + 256)), LayerDemand.Inference(Pool, 1));
    }

    [Fact]
    public void AStepAddsBothGradients()
    {
        // Forward 460 numbers; backward output's gradient 256, input 128, weights 76 in; input's gradient 128, weights' 76 out.
        Assert.Equal(new LayerDemand(3 * 2 * 4608, 4 * (460 + 256 + 128 + 76 + 128 + 76)), LayerDemand.Training(Convolution, 1, isFirst: false));
        Assert.Equal(new LayerDemand(2 * 2 * 4608, 4 * (460 + 256 + 128 + 76 + 76)), LayerDemand.Training(Convolution, 1, isFirst: true));
    }

    [Theory]
    [InlineData(1000, 10, 100, 10, 10)] // computing takes longer
    [InlineData(1000, 500, 100, 10, 50)] // moving does
    public void TheLimitIsWhatTakesLonger(double operations, double bytes, double operationRate, double byteRate, double seconds) =>
        Assert.Equal(seconds, new LayerDemand(operations, bytes).Seconds(new MachineRates(operationRate, byteRate)));

    [Fact]
    public void LayersRunOneAfterTheOther() =>
        Assert.Equal(10 + 50, NetworkDemand.Seconds([new(1000, 10), new(1000, 500)], new MachineRates(100, 10)));

    [Fact]
    public void ANetworksOperationsAreThoseOfItsSummary()
    {
        var summary = LayerSummary.Of(Architectures.SegNet, 32);
        var demand = NetworkDemand.Of(summary, batch: 5);
        Assert.Equal(2.0 * 5 * summary.MultiplyAdds, demand.Inference.Sum(layer => layer.Operations));
        // 864 weights at 32×32 positions, whose input's gradient is not computed.
        Assert.Equal((6.0 * 5 * summary.MultiplyAdds) - (2.0 * 5 * 864 * 32 * 32), demand.Training.Sum(layer => layer.Operations));
    }

    [Fact]
    public void AConvolutionsProductHasItsMultiplyAdds()
    {
        foreach (var architecture in Architectures.All)
        {
            var summary = LayerSummary.Of(architecture, 32);
            var operations = summary.Layers.Where(layer => layer.MultiplyAdds > 0).Select(layer => 2.0 * layer.MultiplyAdds).ToHashSet();
            Assert.All(MatrixShape.Of([summary]).Skip(3), shape => Assert.Contains(shape.Operations, operations));
        }

        Assert.Contains(new MatrixShape(32 * 32, 27, 32), MatrixShape.Of([LayerSummary.Of(Architectures.SegNet, 32)]));
    }
}
