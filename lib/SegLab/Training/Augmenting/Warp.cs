using static TorchSharp.torch;

namespace SegLab.Training.Augmenting;

/// <summary>Scale, shift and elastic deformation in one look-up: each pixel of the result says where in the picture it comes from.</summary>
internal static class Warp
{
    /// <summary>Moves pictures. Values between pixels are bilinear; beyond the border the picture is reflected.</summary>
    /// <param name="planes"><c>[N, C, H, W]</c>.</param>
    /// <param name="draws">One a picture.</param>
    /// <returns>As <paramref name="planes"/>; temporaries are disposed by the caller's scope.</returns>
    public static Tensor Apply(Tensor planes, IReadOnlyList<AugmentationDraw> draws)
    {
        var (count, height, width) = (planes.shape[0], planes.shape[2], planes.shape[3]);
        // Coordinates run from −1 to 1, so a share of a side counts twice. What grows by s is looked up 1/s as far from the middle.
        float[] affine = [.. draws.SelectMany(draw => (double[])[1 / draw.Scale, 0, -2 * draw.ShiftX / draw.Scale, 0, 1 / draw.Scale, -2 * draw.ShiftY / draw.Scale]).Select(value => (float)value)];
        var places = nn.functional.affine_grid(tensor(affine, device: planes.device).view(count, 2, 3), [count, 1, height, width], align_corners: false);
        float[] points = [.. draws.SelectMany(draw => draw.Elastic).Select(value => 2 * value)];
        var coarse = tensor(points, device: planes.device).view(count, 2, AugmentationDraw.GridPoints, AugmentationDraw.GridPoints);
        var displacement = nn.functional.interpolate(coarse, [height, width], mode: InterpolationMode.Bicubic, align_corners: true);
        return nn.functional.grid_sample(planes, places + displacement.permute(0, 2, 3, 1), GridSampleMode.Bilinear, GridSamplePaddingMode.Reflection, align_corners: false);
    }
}
