using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SegLab.Models.Layers;

/// <summary>A 3×3 convolution to one channel, applied to a bicubically doubled input without ever doubling all of its channels.</summary>
/// <remarks>
/// Doubling acts on each channel alone and the convolution sums over channels, so the sum may come first: nine maps at the low
/// resolution, one a tap, are doubled, shifted by their tap and added. With 32 channels that is a quarter of the work, the same up to rounding.
/// </remarks>
internal static class UpsampledConvolution
{
    private const int Kernel = 3;

    /// <summary>The same as <c>convolution.call(upsample.call(input))</c>.</summary>
    /// <param name="upsample">The doubling.</param>
    /// <param name="convolution">3×3 with padding 1 and one output channel.</param>
    /// <param name="input"><c>[N, C, H, W]</c>.</param>
    /// <returns><c>[N, 1, 2H, 2W]</c>.</returns>
    public static Tensor Apply(BicubicUpsample upsample, Conv2d convolution, Tensor input)
    {
        var (count, channels, height, width) = (input.shape[0], input.shape[1], input.shape[2], input.shape[3]);
        // fold adds map k at a shift of k − 1, a convolution reads its tap k there: hence the flip.
        var taps = convolution.weight!.flip(2, 3).permute(2, 3, 0, 1).reshape(Kernel * Kernel, channels, 1, 1);
        var maps = upsample.Planes(nn.functional.conv2d(input, taps).contiguous());
        var sum = nn.functional.fold(maps.reshape(count, Kernel * Kernel, 4 * height * width), (2 * height, 2 * width), (Kernel, Kernel), padding: (1, 1));
        return sum + convolution.bias!.view(1, 1, 1, 1);
    }
}
