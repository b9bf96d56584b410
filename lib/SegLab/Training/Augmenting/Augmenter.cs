using static TorchSharp.torch;

namespace SegLab.Training.Augmenting;

/// <summary>Applies an <see cref="Augmentation"/> to batches, where the batches are.</summary>
internal static class Augmenter
{
    /// <summary>Varies pictures and masks alike.</summary>
    /// <param name="augmentation">What may be done.</param>
    /// <param name="pictures"><c>[N, 3, H, W]</c>, values in [0, 1].</param>
    /// <param name="masks"><c>[N, 1, H, W]</c>, 0 and 1, on the same device.</param>
    /// <param name="draws">What is done, one a picture.</param>
    /// <returns>Pictures in [0, 1] and masks of 0 and 1, of the given shapes; the caller disposes.</returns>
    public static (Tensor Pictures, Tensor Masks) Apply(Augmentation augmentation, Tensor pictures, Tensor masks, IReadOnlyList<AugmentationDraw> draws)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        // As a fourth channel the mask moves exactly as the picture does.
        var planes = Symmetries.Apply(cat([pictures, masks], dim: 1), draws);
        if (augmentation.Warps)
            planes = Warp.Apply(planes, draws);
        var (moved, lesion) = (planes.narrow(1, 0, 3), (planes.narrow(1, 3, 1) >= 0.5).to_type(masks.dtype));
        moved = HairDrawing.Apply(moved, draws);
        if (augmentation.Colours)
            moved = ColourChange.Apply(moved, draws);
        return (moved.contiguous().MoveToOuterDisposeScope(), lesion.MoveToOuterDisposeScope());
    }
}
