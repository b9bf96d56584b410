using SegLab.Models;
using static TorchSharp.torch;

namespace SegLab.Training;

/// <summary>Test-time augmentation: a picture and its three mirror images are predicted, turned back and averaged.</summary>
internal static class MirroredPrediction
{
    // Keeps the logit of a probability that rounds to 0 or 1 finite.
    private const double Margin = 1e-6;

    /// <summary>The logit of the mean probability over the picture as it is, mirrored left to right, top to bottom, and both.</summary>
    /// <param name="network">In evaluation mode.</param>
    /// <param name="pictures"><c>[N, 3, H, W]</c>, on the network's device.</param>
    /// <returns><c>[N, 1, H, W]</c>; the caller disposes.</returns>
    public static Tensor Logits(SegmentationNetwork network, Tensor pictures)
    {
        using var scope = NewDisposeScope();
        var sum = network.call(pictures).sigmoid();
        foreach (var axes in (long[][])[[3], [2], [2, 3]])
            sum.add_(network.call(pictures.flip(axes)).flip(axes).sigmoid());
        return (sum / 4).logit(Margin).MoveToOuterDisposeScope();
    }
}
