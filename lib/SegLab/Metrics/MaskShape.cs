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
    /// 4π·area / length², the isoperimetric quotient (Polsby and Popper, 1991): 1 for a disc, less the more ragged, longer or more
    /// scattered the mask is. At most 1: for masks of few pixels the length's error would exceed it, and is cut off. 1 for an empty
    /// mask, which has no border to be ragged.
    /// </summary>
    /// <remarks>
    /// It describes, and judges only beside the truth's at the same size of picture: pixels roughen a small disc (0.91 at a radius
    /// of 8 pixels, 0.99 at 60), and four directions make an upright square's sides 7 % too short (0.90, where geometry has π/4).
    /// </remarks>
    public double Compactness => Area == 0 ? 1 : Math.Min(1, 4 * Math.PI * Area / (BoundaryLength * BoundaryLength));

    /// <summary>The shape of a mask.</summary>
    /// <param name="mask">The mask; several lesions count together.</param>
    /// <exception cref="SegLabException">The mask's pixels do not fill its size.</exception>
    public static MaskShape Of(Mask mask) => Of(MaskPair.Lesion(mask), mask.Width);

    internal static MaskShape Of(bool[] mask, int width) => new(mask.LongCount(pixel => pixel), CroftonLength.Of(mask, width));
}
