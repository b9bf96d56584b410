using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SegLab.Models.Layers;

/// <summary>Lays four-dimensional tensors out as <c>[N, H, W, C]</c> in memory while their shape stays <c>[N, C, H, W]</c>.</summary>
internal static class ChannelsLast
{
    /// <summary>A tensor of the same shape and values, channels last in memory; the input itself where it already is.</summary>
    public static Tensor Arrange(Tensor tensor) => tensor.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2);

    /// <summary>The convolution itself, its weight's values now channels last in memory.</summary>
    public static TConvolution Arrange<TConvolution>(TConvolution convolution)
        where TConvolution : Convolution
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        // A parameter may not be a view: the copy keeps the strides.
        convolution.weight = new Parameter(Arrange((Tensor)convolution.weight!).clone().MoveToOuterDisposeScope());
        return convolution;
    }
}
