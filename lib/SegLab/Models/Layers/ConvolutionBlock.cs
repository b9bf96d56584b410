using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SegLab.Models.Layers;

/// <summary>A 3×3 convolution, batch normalisation and ReLU, as every level of the networks has them. Owned by its network.</summary>
internal sealed class ConvolutionBlock(Conv2d convolution, BatchNorm2d normalization)
{
    /// <summary>The first of the three.</summary>
    public Conv2d Convolution => convolution;

    /// <summary>Applies the three in order.</summary>
    /// <param name="input"><c>[N, C, H, W]</c>.</param>
    /// <returns><c>[N, C', H, W]</c>.</returns>
    public Tensor Apply(Tensor input) => AfterConvolution(convolution.call(input));

    /// <summary>Applies the last two.</summary>
    /// <param name="convolved"><c>[N, C', H, W]</c>.</param>
    /// <returns><c>[N, C', H, W]</c>.</returns>
    public Tensor AfterConvolution(Tensor convolved) => normalization.call(convolved).relu_();
}
