namespace SegLab.Metrics;

/// <summary>
/// The assignment's score of one image: IoU in ten steps between 0.5 and 1, ceil(clamp(20·(IoU − 0.5), 0, 10)) / 10, in float32
/// arithmetic. It is not IoU: 0.5 and below count 0, and 0.75 counts 0.5.
/// </summary>
/// <remarks>An IoU of exactly 0.55, 0.60 or 0.85 counts one step too high, because float32 rounds it up: as in the original.</remarks>
public static class ThresholdedIou
{
    private const float Smooth = 1e-8f;

    /// <summary>The score, one of 0, 0.1, … 1. Empty against empty is 1.</summary>
    /// <param name="intersection">Pixels that are lesion in both.</param>
    /// <param name="union">Pixels that are lesion in either.</param>
    public static double Of(long intersection, long union) => Tenths(intersection, union) / 10.0;

    /// <summary>The score in tenths, 0 to 10.</summary>
    /// <param name="intersection">Pixels that are lesion in both.</param>
    /// <param name="union">Pixels that are lesion in either.</param>
    public static int Tenths(long intersection, long union) => (int)MathF.Ceiling(Math.Clamp(20f * (SmoothedIou(intersection, union) - 0.5f), 0f, 10f));

    /// <summary>The IoU before the steps, (I + 1e-8) / (U + 1e-8) in float32.</summary>
    /// <param name="intersection">Pixels that are lesion in both.</param>
    /// <param name="union">Pixels that are lesion in either.</param>
    public static float SmoothedIou(long intersection, long union) => (intersection + Smooth) / (union + Smooth);
}
