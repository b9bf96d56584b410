using SegLab.Data;
using SegLab.Geometry;

namespace SegLab.Metrics;

/// <summary>
/// How far apart the borders of two masks are, in pixels: every border pixel of one with its distance to the nearest border pixel
/// of the other. The distances are exact.
/// </summary>
/// <remarks>
/// <para>
/// A border pixel is a pixel of the mask with at least one of its four neighbours outside; beyond the picture's edge is outside, so a
/// lesion that the picture cuts off has a border there. Distances go from pixel centre to pixel centre, so they are 0 where borders
/// share a pixel, and never between 0 and 1. That is the convention of MONAI and medpy. DeepMind's surface-distance puts the border
/// between the pixels and weights its pieces by length; its figures differ by up to about a pixel.
/// </para>
/// <para>
/// Both masks empty: the borders agree, all distances are 0 and <see cref="Nsd"/> is 1. One of them empty: each border pixel of the
/// other counts as the picture's diagonal √(W² + H²) away, more than any distance between pixels, so that means stay finite and a
/// missed lesion is the worst that can happen. (MONAI gives infinity or NaN, medpy refuses.)
/// </para>
/// </remarks>
public sealed class BoundaryDistances
{
    private readonly double[] _predictionToTruth;
    private readonly double[] _truthToPrediction;

    private BoundaryDistances(double[] predictionToTruth, double[] truthToPrediction)
        => (_predictionToTruth, _truthToPrediction) = (predictionToTruth, truthToPrediction);

    /// <summary>From each border pixel of the prediction to the truth's border, in pixels, ascending.</summary>
    public IReadOnlyList<double> PredictionToTruth => _predictionToTruth;

    /// <summary>From each border pixel of the truth to the prediction's border, in pixels, ascending.</summary>
    public IReadOnlyList<double> TruthToPrediction => _truthToPrediction;

    /// <summary>The Hausdorff distance: the largest of all distances, in pixels. Lower is better. One stray pixel decides it.</summary>
    public double Hausdorff => HausdorffAt(1);

    /// <summary>
    /// HD95, in pixels, lower is better: the 95th percentile of the distances each way, the larger of both, as MONAI,
    /// surface-distance and Metrics Reloaded have it. medpy takes the percentile of both ways' distances together, which is lower.
    /// </summary>
    public double Hausdorff95 => HausdorffAt(0.95);

    /// <summary>
    /// The average symmetric surface distance, in pixels, lower is better: the mean over the pixels of both borders together
    /// (Heimann et al., Comparison and evaluation of methods for liver segmentation, 2009). medpy takes the mean of the two
    /// means, which others call MASD.
    /// </summary>
    public double Assd => Mean(_predictionToTruth.Concat(_truthToPrediction));

    /// <summary>The distances between two masks' borders.</summary>
    /// <param name="prediction">The predicted mask.</param>
    /// <param name="truth">The true mask, of the same size.</param>
    /// <exception cref="SegLabException">The sizes differ.</exception>
    public static BoundaryDistances Of(Mask prediction, Mask truth) => Of(new MaskPair(prediction, truth));

    /// <summary>The Hausdorff distance after leaving out the largest distances: a quantile of the distances each way, the larger of both.</summary>
    /// <param name="share">The share of distances to keep, 0 to 1: 0.95 for HD95, 1 for the Hausdorff distance. Between two distances it is interpolated linearly, as numpy does.</param>
    /// <returns>In pixels; lower is better.</returns>
    /// <exception cref="SegLabException">The share is not from 0 to 1.</exception>
    public double HausdorffAt(double share)
    {
        if (share is not (>= 0 and <= 1))
            throw new SegLabException(FormattableString.Invariant($"A Hausdorff distance keeps a share of the distances from 0 to 1; it was asked for {share}. HD95 is 0.95."));
        return Math.Max(Quantile(_predictionToTruth), Quantile(_truthToPrediction));

        double Quantile(double[] distances) => distances.Length == 0 ? 0 : Statistics.Quantile.Of(distances, share);
    }

    /// <summary>
    /// The normalized surface Dice: the share of the pixels of both borders that are no farther than the tolerance from the other
    /// border (Nikolov et al., Deep learning to achieve clinically applicable segmentation of head and neck anatomy for radiotherapy,
    /// 2018; borders counted in pixels, as MONAI does). 0 to 1, higher is better; it never falls as the tolerance grows.
    /// </summary>
    /// <param name="tolerance">In pixels, 0 or more. The masks' size decides what it means: 2 pixels of 256 are 1 of 128.</param>
    /// <returns>1 if both masks are empty; 0 if one is, for any tolerance below the diagonal.</returns>
    /// <exception cref="SegLabException">The tolerance is negative or not finite.</exception>
    public double Nsd(double tolerance)
    {
        if (!double.IsFinite(tolerance) || tolerance < 0)
            throw new SegLabException(FormattableString.Invariant($"The tolerance of a normalized surface Dice is {tolerance}; a finite number of pixels, 0 or more, is expected."));
        var pixels = _predictionToTruth.Length + _truthToPrediction.Length;
        return pixels == 0 ? 1 : (Within(_predictionToTruth) + Within(_truthToPrediction)) / (double)pixels;

        int Within(double[] distances) => distances.Count(distance => distance <= tolerance);
    }

    internal static BoundaryDistances Of(MaskPair masks)
    {
        // No pixel outside the box is in a mask, so cutting it out changes neither borders nor distances.
        var box = PixelBox.Around(masks.Prediction, masks.Truth, masks.Width);
        if (box.Width == 0)
            return new([], []);
        var prediction = Outline.Of(box.Cut(masks.Prediction, masks.Width), box.Width);
        var truth = Outline.Of(box.Cut(masks.Truth, masks.Width), box.Width);
        return new(Distances(prediction, truth, box.Width, masks.Diagonal), Distances(truth, prediction, box.Width, masks.Diagonal));
    }

    // A border that is nowhere is infinitely far, which counts as the diagonal.
    private static double[] Distances(bool[] from, bool[] to, int width, double diagonal)
    {
        var squared = DistanceTransform.Squared(to, width, value: true);
        var distances = new List<double>();
        for (var pixel = 0; pixel < from.Length; pixel++)
        {
            if (from[pixel])
                distances.Add(Math.Min(Math.Sqrt(squared[pixel]), diagonal));
        }

        distances.Sort();
        return [.. distances];
    }

    private static double Mean(IEnumerable<double> distances) => distances.DefaultIfEmpty(0).Average();
}
