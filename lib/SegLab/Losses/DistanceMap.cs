using SegLab.Geometry;
using static TorchSharp.torch;

namespace SegLab.Losses;

/// <summary>
/// Exact Euclidean distances to a lesion's border, in pixels, image by image. They are made on the CPU, all cores sharing the
/// images; on a GPU the masks are fetched for it.
/// </summary>
public static class DistanceMap
{
    /// <summary>
    /// The signed distance φ of boundary losses: outside the lesion the distance to its nearest pixel, inside minus the distance
    /// to the nearest skin pixel, less one, so that the lesion's border pixels have 0 (Kervadec et al. 2018, the authors'
    /// convention).
    /// </summary>
    /// <param name="masks"><c>[N, 1, H, W]</c>, floating point; lesion where above ½.</param>
    /// <returns>The maps, of the masks' shape, type and device; 0 throughout for a mask without a border. The caller disposes.</returns>
    public static Tensor Signed(Tensor masks)
        => Of(masks, (lesion, distance) => double.IsInfinity(distance) ? 0 : lesion ? 1 - distance : distance);

    /// <summary>The distance from each pixel to the nearest one of the other class: 1 on both sides of the border.</summary>
    /// <param name="masks"><c>[N, 1, H, W]</c>, floating point; lesion where above ½.</param>
    /// <returns>The maps, of the masks' shape, type and device; infinite throughout for a mask without a border. The caller disposes.</returns>
    public static Tensor ToOtherClass(Tensor masks) => Of(masks, (_, distance) => distance);

    private static Tensor Of(Tensor masks, Func<bool, double, double> value)
    {
        using var scope = NewDisposeScope();
        var lesion = (masks > 0.5).cpu().contiguous().data<bool>().ToArray();
        var (images, width) = ((int)masks.shape[0], (int)masks.shape[^1]);
        var pixels = lesion.Length / images;
        var maps = new double[lesion.Length];
        Parallel.For(0, images, image =>
        {
            var mask = lesion.AsSpan(image * pixels, pixels);
            var toLesion = DistanceTransform.Squared(mask, width, value: true);
            var toSkin = DistanceTransform.Squared(mask, width, value: false);
            for (var pixel = 0; pixel < pixels; pixel++)
                maps[(image * pixels) + pixel] = value(mask[pixel], Math.Sqrt(mask[pixel] ? toSkin[pixel] : toLesion[pixel]));
        });
        return tensor(maps, masks.shape, masks.dtype, masks.device).MoveToOuterDisposeScope();
    }
}
