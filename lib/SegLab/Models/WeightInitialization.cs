using SegLab.Randomness;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SegLab.Models;

/// <summary>Sets a network's weights from a generator of the run's own, by PyTorch's default rule.</summary>
public static class WeightInitialization
{
    /// <summary>
    /// Draws every convolution's weights and biases from the uniform distribution on ±1/√(fan-in) (He et al. 2015 with a = √5, PyTorch's default),
    /// in the order of the state dict; batch normalisation starts at weight 1, bias 0, mean 0, variance 1.
    /// </summary>
    /// <param name="network">The network, on any device.</param>
    /// <param name="generator">Where the numbers come from; the same state gives the same weights on every platform.</param>
    public static void Initialize(nn.Module network, MersenneTwister generator)
    {
        using var _ = no_grad();
        foreach (var (_, module) in network.named_modules())
        {
            switch (module)
            {
                case Convolution convolution:
                    // PyTorch counts the fan-in from the weight's second dimension, for transposed convolutions as well.
                    var shape = convolution.weight!.shape;
                    var bound = 1 / Math.Sqrt(shape[1] * shape[2] * shape[3]);
                    Fill(convolution.weight, generator, bound);
                    if (convolution.bias is not null)
                        Fill(convolution.bias, generator, bound);
                    break;
                case BatchNorm2d normalization:
                    normalization.reset_running_stats();
                    normalization.weight!.fill_(1);
                    normalization.bias!.fill_(0);
                    break;
            }
        }
    }

    private static void Fill(Tensor parameter, MersenneTwister generator, double bound)
    {
        var values = new float[parameter.numel()];
        for (var index = 0; index < values.Length; index++)
            values[index] = (float)generator.NextDouble(-bound, bound);
        using var scope = NewDisposeScope();
        parameter.copy_(from_array(values).reshape(parameter.shape));
    }
}
