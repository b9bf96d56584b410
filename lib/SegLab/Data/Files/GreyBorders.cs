namespace SegLab.Data.Files;

/// <summary>
/// Cuts a mask of many levels at one half where it is clear that it had two: JPEG and resizing leave greys only between lesion and skin.
/// A third class is flat, or lies where there is nothing to lie between; a photograph or a map of probabilities has no two peaks.
/// </summary>
internal static class GreyBorders
{
    private const int Levels = 256;

    // Peaks closer than this are labels such as 0, 1 and 2.
    private const int LeastRange = 64;

    // So far from its peak, as a share of the range, a level may be moved by JPEG.
    private const int PartsOfNoise = 5;

    // With so few levels each may be a class of its own.
    private const int FewLevels = 8;

    // Most pixels have a peak's level but for so much; a photograph's are spread.
    private const int PeakWidth = 1;

    // A level so near to black or white is meant to be that.
    private const int Snap = 16;

    /// <summary>Cuts.</summary>
    /// <param name="plane">Grey levels of 8 or 16 bits.</param>
    /// <param name="width">In pixels.</param>
    /// <param name="height">In pixels.</param>
    /// <param name="isLossy">Whether the format moves levels, so that few of them are noise too.</param>
    /// <param name="value">The level that is lesion, near one of the peaks; null for the brighter peak.</param>
    /// <returns>1 on the lesion's side of the half between the peaks, else 0; null where there are no two clear peaks, or the value is near neither.</returns>
    public static byte[]? Cut(MaskPlane plane, int width, int height, bool isLossy, int? value)
    {
        var shift = plane.Max() < Levels ? 0 : 8;
        var levels = new byte[plane.Count];
        var counts = new int[Levels];
        for (var pixel = 0; pixel < levels.Length; pixel++)
            counts[levels[pixel] = (byte)(plane[pixel] >> shift)]++;
        var (darkest, brightest) = (Array.FindIndex(counts, count => count > 0), Array.FindLastIndex(counts, count => count > 0));
        var range = brightest - darkest;
        if (range < LeastRange)
            return null;
        var (dark, bright) = (Peak(counts, darkest, darkest + (range / 2)), Peak(counts, brightest - (range / 2), brightest));
        var noise = !isLossy && counts.Count(count => count > 0) <= FewLevels ? 0 : range / PartsOfNoise;
        if (bright - dark < LeastRange || !AreClear(new Shades(levels, width, height, dark, bright, noise), counts, range, isLossy))
            return null;
        var (toDark, toBright) = value is { } chosen ? (Math.Abs((chosen >> shift) - dark), Math.Abs((chosen >> shift) - bright)) : (range, 0);
        if (Math.Min(toDark, toBright) > range / PartsOfNoise)
            return null;
        var twiceHalf = (dark <= Snap ? 0 : dark) + (bright >= Levels - 1 - Snap ? Levels - 1 : bright);
        for (var pixel = 0; pixel < levels.Length; pixel++)
            levels[pixel] = (byte)(2 * levels[pixel] > twiceHalf == toBright < toDark ? 1 : 0);
        return levels;
    }

    private static bool AreClear(Shades shades, int[] counts, int range, bool isLossy)
    {
        var (low, high) = (Sum(shades.IsDark), Sum(shades.IsBright));
        var between = shades.Count - low - high;
        var atPeaks = Sum(level => Math.Abs(level - shades.Dark) <= PeakWidth || Math.Abs(level - shades.Bright) <= PeakWidth);
        if (2 * atPeaks < shades.Count || 4 * between > shades.Count || between > 4 * Math.Min(low, high))
            return false;
        // In files that keep values a plain of another level than the peaks' is a class.
        if (!isLossy && shades.CountFlat(level => level != shades.Dark && level != shades.Bright, tolerance: 0) > shades.Count / 50)
            return false;
        var flat = shades.CountFlat(shades.IsBetween, tolerance: range / LeastRange);
        return flat <= Math.Max(4, between / 50) && shades.CountFar() <= between / 20;

        int Sum(Func<int, bool> has) => Enumerable.Range(0, Levels).Where(has).Sum(level => counts[level]);
    }

    private static int Peak(int[] counts, int from, int to)
    {
        var peak = from;
        for (var level = from; level <= to; level++)
            peak = counts[level] > counts[peak] ? level : peak;
        return peak;
    }
}
