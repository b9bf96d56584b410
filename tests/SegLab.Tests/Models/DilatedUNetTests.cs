using SegLab.Models;
using SegLab.Randomness;
using Xunit;
using static TorchSharp.torch;

namespace SegLab.Tests.Models;

public sealed class DilatedUNetTests
{
    /// <summary>Yu and Koltun 2015, table 1: the context module begins with dilations 1, 1, 2, 4.</summary>
    [Fact]
    public void TheEncodersDilationsGrowAndTheOthersHaveNone()
    {
        using var network = new DilatedUNet();
        var dilations = network.named_modules().Where(entry => entry.module is TorchSharp.Modules.Conv2d).ToDictionary(entry => entry.name, entry => ((TorchSharp.Modules.Conv2d)entry.module).dilation);
        Assert.Equal([1L, 1, 2, 4], Enumerable.Range(0, 4).Select(level => dilations[$"enc_conv{level}"][0]));
        Assert.All(dilations.Where(entry => !entry.Key.StartsWith("enc", StringComparison.Ordinal)), entry => Assert.All(entry.Value, dilation => Assert.Equal(1, dilation)));
    }

    [Fact]
    public void ItHasUNetsWeightsAndAnotherOutput()
    {
        using var scope = NewDisposeScope();
        using var plain = Architectures.UNet.Build();
        using var dilated = Architectures.DilatedUNet.Build();
        Assert.Equal(plain.NamedState().Select(entry => (entry.Name, string.Join(',', entry.Tensor.shape))), dilated.NamedState().Select(entry => (entry.Name, string.Join(',', entry.Tensor.shape))));
        foreach (var network in (SegmentationNetwork[])[plain, dilated])
        {
            WeightInitialization.Initialize(network, new MersenneTwister(1));
            network.eval();
        }

        var picture = ClosedForm.Pictures([0], 64, 64, 1).Images([0]);
        Assert.False(plain.call(picture).allclose(dilated.call(picture), 1e-3, 1e-3));
    }

    /// <summary>How far a logit sees, from the gradient: dilation adds 2·(d − 1)·(pixels a tap at that level) to the encoder's reach.</summary>
    [Fact]
    public void ItSeesFartherThanUNet()
    {
        Assert.True(Reach(Architectures.DilatedUNet) > Reach(Architectures.UNet), "The dilated encoder does not reach farther.");

        static long Reach(Architecture architecture)
        {
            using var scope = NewDisposeScope();
            using var network = architecture.Build();
            WeightInitialization.Initialize(network, new MersenneTwister(1));
            network.eval();
            var picture = ClosedForm.Pictures([0], 256, 16, 1).Images([0]).requires_grad_();
            network.call(picture)[0, 0, 0, 8].backward();
            return (picture.grad!.abs().sum([0, 1, 3]) > 0).to_type(ScalarType.Int64).sum().item<long>();
        }
    }
}
