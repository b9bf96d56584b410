using SegLab.Models;
using Xunit;

namespace SegLab.Tests.Models;

public sealed class LayerSummaryTests
{
    // Parameters: the assignment's networks (golden/models.json). Multiply-adds: a sum over convolutions of weights times positions.
    [Theory]
    [InlineData("SegNet", 1_368_001, 2.0)]
    [InlineData("SegNet2", 1_368_001, 2.0)]
    [InlineData("UNet", 6_255_265, 7.3)]
    [InlineData("UNet2", 10_173_985, 10.3)]
    [InlineData("DilatedSegNet", 1_368_001, 2.0)]
    public void SumsAreThoseOfTheAssignmentsNetworks(string name, long parameters, double multiplyAdds)
    {
        var summary = LayerSummary.Of(Architectures.Find(name), 256);
        Assert.Equal(name, summary.Network);
        Assert.Equal(parameters, summary.Parameters);
        Assert.Equal(multiplyAdds, summary.MultiplyAdds / 1e9, 0.1);
    }

    [Fact]
    public void MultiplyAddsGrowWithThePicturesArea()
    {
        foreach (var architecture in Architectures.All)
            Assert.Equal(4 * LayerSummary.Of(architecture, 16).MultiplyAdds, LayerSummary.Of(architecture, 32).MultiplyAdds);
    }

    [Fact]
    public void LayersStandInTheOrderInWhichTheyRun()
    {
        var layers = LayerSummary.Of(Architectures.SegNet2, 32).Layers;
        Assert.Equal(["enc_conv0", "bne0", "pool0", "enc_conv1"], layers.Take(4).Select(layer => layer.Name));
        Assert.Equal(["unpool3", "dec_conv3"], layers.TakeLast(2).Select(layer => layer.Name));

        // 32 kernels of 3×3×3 weights and a bias; 864 weights at each of 32×32 positions.
        var first = layers[0];
        Assert.Equal(("Conv2d 3×3", 896L, 864L * 32 * 32), (first.Kind, first.Parameters, first.MultiplyAdds));
        Assert.Equal([1, 3, 32, 32], first.InputShape);
        Assert.Equal([1, 32, 32, 32], first.OutputShape);
        Assert.Equal([1, 32, 16, 16], layers[2].OutputShape);
    }

    [Theory]
    [InlineData("SegNet", "BatchNorm2d, BicubicUpsample, Conv2d 3×3, MaxPool2d")]
    [InlineData("SegNet2", "BatchNorm2d, Conv2d 3×3, IndexedMaxPool, MaxUnpool2d")]
    [InlineData("UNet", "BatchNorm2d, BicubicUpsample, Conv2d 1×1, Conv2d 3×3, MaxPool2d")]
    [InlineData("UNet2", "BatchNorm2d, Conv2d 1×1, Conv2d 3×3, Conv2d 3×3, stride 2, ConvTranspose2d 2×2, stride 2")]
    [InlineData("DilatedSegNet", "BatchNorm2d, Conv2d 3×3, Conv2d 3×3, dilation 2, IndexedMaxPool, MaxUnpool2d")]
    public void EveryLayerSaysWhatItIs(string name, string kinds) =>
        Assert.Equal(kinds, string.Join(", ", LayerSummary.Of(Architectures.Find(name), 16).Layers.Select(layer => layer.Kind).Distinct().Order(StringComparer.Ordinal)));

    [Fact]
    public void EveryLayerOfTheStateDictIsThere()
    {
        foreach (var architecture in Architectures.All)
        {
            using var network = architecture.Build();
            Assert.Equal(network.named_children().Select(layer => layer.name).Order(StringComparer.Ordinal), LayerSummary.Of(architecture, 16).Layers.Select(layer => layer.Name).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void ASizeThatNoNetworkTakesIsRefused() =>
        Assert.Contains("these are 50×50", Assert.Throws<SegLabException>(() => LayerSummary.Of(Architectures.SegNet, 50)).Message, StringComparison.Ordinal);
}
