using SegLab.Training.Optimization;
using Xunit;
using static TorchSharp.torch;

namespace SegLab.Tests.Training.Optimization;

/// <summary>Against libtorch's wrapper of the same method, on a network's parameters.</summary>
public sealed class AdamOptimizerTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(0.1)]
    public void StepsAreThoseOfAdamW(double weightDecay)
    {
        using var scope = NewDisposeScope();
        using var network = SmallRun.Network();
        using var other = SmallRun.Network();
        using var adam = new AdamOptimizer(network.parameters(), weightDecay);
        using var reference = optim.AdamW(other.parameters(), 0.01, beta1: 0.9, beta2: 0.999, eps: 1e-8, weight_decay: weightDecay);
        for (var step = 0; step < 5; step++)
        {
            foreach (var (one, two) in network.parameters().Zip(other.parameters()))
            {
                using var slope = (one * (step - 2) + 0.1).detach();
                one.grad = slope.clone();
                two.grad = slope.clone();
            }

            adam.Step(0.01);
            reference.step();
        }

        Assert.Equal(5, adam.Steps);
        Assert.Equal(network.parameters().Sum(parameter => parameter.numel()), adam.Mean.numel());
        Assert.All(network.NamedState().Zip(other.NamedState()), pair => Assert.True(pair.First.Tensor.allclose(pair.Second.Tensor, rtol: 1e-5, atol: 1e-7), pair.First.Name));
    }

    [Fact]
    public void AParameterWithoutAGradientStays()
    {
        using var network = SmallRun.Network();
        using var adam = new AdamOptimizer(network.parameters(), weightDecay: 0);
        var before = Fingerprint.Hash(network);
        adam.Step(0.01);
        Assert.Equal(before, Fingerprint.Hash(network));
    }
}
