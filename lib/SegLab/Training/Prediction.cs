using SegLab.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace SegLab.Training;

/// <summary>What a network says of pictures outside training.</summary>
internal static class Prediction
{
    // On a processor a few pictures at a time, five of 256×256: their activations are small enough to lie where the last ones lay.
    private const long PixelsAtOnce = 5 * 256 * 256;

    /// <summary>The logits of pictures; on a processor as many of them at a time as it computes fastest.</summary>
    /// <param name="network">In evaluation mode, in which no picture looks at another.</param>
    /// <param name="pictures"><c>[N, 3, H, W]</c>, on the network's device.</param>
    /// <returns><c>[N, 1, H, W]</c>; the caller disposes.</returns>
    public static Tensor Logits(SegmentationNetwork network, Tensor pictures)
    {
        var atOnce = Math.Max(1, PixelsAtOnce / (pictures.shape[2] * pictures.shape[3]));
        if (pictures.device_type != DeviceType.CPU || pictures.shape[0] <= atOnce)
            return network.call(pictures);
        using var scope = NewDisposeScope();
        return cat([.. pictures.split(atOnce).Select(network.call)]).MoveToOuterDisposeScope();
    }
}
