using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SegLab.Models.Layers;

/// <summary>A 3×3 convolution, batch normalisation and ReLU, as every level of the networks has them. Owned by its network.</summary>
internal sealed class ConvolutionBlock(SegmentationNetwork network, Conv2d convolution, BatchNorm2d normalization)
{
    /// <summary>Applies the three in order.</summary>
    /// <param name="input"><c>[N, C, H, W]</c>.</param>
    /// <param name="doubling">What doubles both sides before, if anything.</param>
    /// <returns><c>[N, C', H, W]</c>, or with twice the sides.</returns>
    public Tensor Apply(Tensor input, nn.Module<Tensor, Tensor>? doubling = null)
    {
        using var scope = NewDisposeScope();
        var normalized = normalization.training || is_grad_enabled() || network.LayerByLayer
            ? normalization.call(network.Convolved(convolution, input, doubling))
            : network.Convolved(convolution, input, doubling, Folded());
        return normalized.relu_().MoveToOuterDisposeScope();
    }

    // A prediction normalises by constants: they go into the convolution's weight and bias, and a pass over the picture is saved.
    private (Tensor Weight, Tensor Bias) Folded()
    {
        var scale = normalization.weight! * rsqrt(normalization.running_var! + normalization.eps);
        return (convolution.weight! * scale.view(-1, 1, 1, 1), ((convolution.bias! - normalization.running_mean!) * scale) + normalization.bias!);
    }
}
