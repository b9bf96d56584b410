using SegLab.Data;
using SegLab.Geometry;

namespace SegLab.Metrics;

/// <summary>The size of a mask and how smooth its border is.</summary>
/// <param name="Area">Lesion pixels.</param>
/// <param name="BoundaryLength">
/// The length of all borders in pixels, by Crofton's formula with four directions (scikit-image's <c>perimeter_crofton</c>); the
/// picture's edge is a border where it cuts a lesion. 0 for an empty mask.
/// </param>
public sealed record MaskShape(long Area, double BoundaryLength)
{
    /// <summary>
    /// 4π·area / length², the isoperimetric quotient (Polsby and Popper, 1991): 1 for a disc, π/4 for a square, less the more
    /// ragged, longer or more scattered the mask is. At most 1: the length's own error would take small discs above it, and is cut off.
    /// 1 for an empty mask, which has no border to be ragged. It describes; only beside the truth's does it judge.
    /// </summary>
    public double Compactness => Area == 0 ? 1 : Math.Min(1, 4 * Math.PI * Area / (BoundaryLength * BoundaryLength));

    /// <summary>The shape of a mask.</summary>
    /// <param name="mask">The mask; several lesions count together.</param>
    /// <exception cref="SegLabException">The mask's pixels do not fill its size.</exception>
    public static MaskShape Of(Mask mask) => Of(MaskPair.Lesion(mask), mask.Width);

    internal static MaskShape Of(bool[] mask, int width) => new(mask.LongCount(pixel => pixel), CroftonLength.Of(mask, width));
}
