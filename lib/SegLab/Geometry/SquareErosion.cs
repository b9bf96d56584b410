namespace SegLab.Geometry;

/// <summary>Erosion of a mask by a square, in time proportional to the number of pixels whatever the square's size.</summary>
internal static class SquareErosion
{
    /// <summary>
    /// The pixels of the mask from which <paramref name="radius"/> steps of a chess king do not lead outside it, the same as that
    /// many erosions by a 3×3 square; beyond the picture's edge is outside.
    /// </summary>
    public static bool[] Of(ReadOnlySpan<bool> mask, int width, int radius)
    {
        var height = mask.Length / width;
        var eroded = mask.ToArray();
        var run = new int[Math.Max(width, height)];
        for (var row = 0; row < height; row++)
            ErodeLine(eroded, row * width, 1, run.AsSpan(0, width), radius);
        for (var column = 0; column < width; column++)
            ErodeLine(eroded, column, width, run.AsSpan(0, height), radius);
        return eroded;
    }

    // A pixel stays if it is at least radius + 1 pixels into the mask, from both ends of its stretch of the line.
    private static void ErodeLine(bool[] pixels, int first, int stride, Span<int> run, int radius)
    {
        var length = 0;
        for (var place = 0; place < run.Length; place++)
            run[place] = length = pixels[first + (place * stride)] ? length + 1 : 0;

        length = 0;
        for (var place = run.Length - 1; place >= 0; place--)
        {
            length = run[place] > 0 ? length + 1 : 0;
            pixels[first + (place * stride)] = Math.Min(run[place], length) > radius;
        }
    }
}
