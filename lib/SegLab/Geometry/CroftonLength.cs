namespace SegLab.Geometry;

/// <summary>
/// How long the border of a mask is, by Crofton's formula: the lines of a direction cross a longer border more often. Counting
/// pixels or pixel edges instead makes slanted borders too short or too long by up to 41 %.
/// </summary>
internal static class CroftonLength
{
    /// <summary>
    /// The border's length in pixels from the crossings of all rows, columns and both diagonals. A line crosses the border twice for
    /// each time that it enters the mask, and diagonals lie 1/√2 apart, so the length is π/4·(rows + columns + (diagonals)/√2),
    /// each the number of entries. It is scikit-image's <c>perimeter_crofton</c> with four directions. Beyond the picture's edge
    /// is outside.
    /// </summary>
    public static double Of(ReadOnlySpan<bool> mask, int width)
    {
        var height = mask.Length / width;
        long straight = 0, diagonal = 0;
        for (var row = 0; row < height; row++)
        {
            for (var column = 0; column < width; column++)
            {
                var pixel = (row * width) + column;
                if (!mask[pixel])
                    continue;
                var (left, above, right) = (column > 0, row > 0, column < width - 1);
                straight += Entry(left && mask[pixel - 1]) + Entry(above && mask[pixel - width]);
                diagonal += Entry(left && above && mask[pixel - width - 1]) + Entry(right && above && mask[pixel - width + 1]);
            }
        }

        return Math.PI / 4 * (straight + (diagonal / Math.Sqrt(2)));

        static int Entry(bool inside) => inside ? 0 : 1;
    }
}
