using SegLab.Data;
using SegLab.Geometry;

namespace SegLab.Metrics;

/// <summary>
/// Boundary IoU: the intersection over union of what lies near each mask's own border (Cheng et al., Boundary IoU: improving
/// object-centric image segmentation evaluation, 2021). Unlike IoU it is as strict with large lesions as with small ones.
/// </summary>
/// <remarks>
/// Near means: within d pixels of the outside, counted in steps to any of the eight neighbours, where d is a fraction of the
/// picture's diagonal, rounded, at least 1; beyond the picture's edge is outside. That is the authors' program; their text has
/// Euclidean distances, which make the band narrower at slanted borders.
/// </remarks>
public static class BoundaryIou
{
    /// <summary>The authors' width of the band: 2 % of the diagonal, 7 pixels at 256×256, 2 at 64×64.</summary>
    public const double DefaultFraction = 0.02;

    /// <summary>The boundary IoU of two masks. 0 to 1, higher is better. Both empty: 1; one empty: 0.</summary>
    /// <param name="prediction">The predicted mask.</param>
    /// <param name="truth">The true mask, of the same size.</param>
    /// <param name="fraction">The band's width as a share of the diagonal; above 0, at most 1. At 1 it is the plain IoU.</param>
    /// <exception cref="SegLabException">The sizes differ, or the fraction is out of its range.</exception>
    public static double Of(Mask prediction, Mask truth, double fraction = DefaultFraction) => Of(new MaskPair(prediction, truth), fraction);

    internal static double Of(MaskPair masks, double fraction)
    {
        if (fraction is not (> 0 and <= 1))
            throw new SegLabException(FormattableString.Invariant($"The band of a boundary IoU is {fraction} of the diagonal; a number above 0 and at most 1 is expected (the authors use 0.02)."));
        var distance = Math.Max(1, (int)Math.Round(fraction * masks.Diagonal));
        return ConfusionCounts.Of(Band(masks.Prediction), Band(masks.Truth)).Iou;

        bool[] Band(bool[] mask)
        {
            var band = SquareErosion.Of(mask, masks.Width, distance);
            for (var pixel = 0; pixel < band.Length; pixel++)
                band[pixel] = mask[pixel] && !band[pixel];
            return band;
        }
    }
}
