namespace SegLab.Geometry;

/// <summary>The border of a mask, one pixel wide and inside it.</summary>
internal static class Outline
{
    /// <summary>
    /// The pixels of the mask with at least one of their four neighbours outside it; beyond the picture's edge is outside. It is
    /// the mask less its erosion by a cross.
    /// </summary>
    public static bool[] Of(ReadOnlySpan<bool> mask, int width)
    {
        var height = mask.Length / width;
        var outline = new bool[mask.Length];
        for (var row = 0; row < height; row++)
        {
            for (var column = 0; column < width; column++)
            {
                var pixel = (row * width) + column;
                outline[pixel] = mask[pixel] && !(
                    row > 0 && mask[pixel - width] && row < height - 1 && mask[pixel + width] &&
                    column > 0 && mask[pixel - 1] && column < width - 1 && mask[pixel + 1]);
            }
        }

        return outline;
    }
}
