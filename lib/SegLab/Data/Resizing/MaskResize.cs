namespace SegLab.Data.Resizing;

/// <summary>Resizes masks as scikit-image 0.19's <c>resize(mask, size, mode="constant", anti_aliasing=False) &gt; 0.5</c> does.</summary>
public static class MaskResize
{
    /// <summary>
    /// For a mask of bytes 0 and 255: linear interpolation, then more than one half. This is what the assignment did, for PH2's 1-bit
    /// files too, because <c>imread</c> turns those into bytes; loading uses it for every data set.
    /// </summary>
    /// <param name="mask">The mask, at its own size.</param>
    /// <param name="width">The new width in pixels, at least 1.</param>
    /// <param name="height">The new height in pixels, at least 1.</param>
    /// <returns>1 lesion, 0 skin, laid out as <c>[H, W]</c>.</returns>
    public static byte[] Linear(Mask mask, int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        var rows = AxisWeights.Create(mask.Height, height, antiAlias: false);
        var columns = AxisWeights.Create(mask.Width, width, antiAlias: false);
        var resized = new byte[width * height];
        for (var row = 0; row < height; row++)
        {
            for (var column = 0; column < width; column++)
                resized[(row * width) + column] = (byte)(Blend(mask, rows, row, columns, column) > 0.5 ? 1 : 0);
        }

        return resized;
    }

    /// <summary>For a mask of truth values, such as a prediction that goes back to its image's size: the nearest pixel's value.</summary>
    /// <param name="mask">The mask, at its own size.</param>
    /// <param name="width">The new width in pixels, at least 1.</param>
    /// <param name="height">The new height in pixels, at least 1.</param>
    /// <returns>1 lesion, 0 skin, laid out as <c>[H, W]</c>.</returns>
    public static byte[] Nearest(Mask mask, int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        var resized = new byte[width * height];
        for (var row = 0; row < height; row++)
        {
            var source = Nearest(row, mask.Height, height) * mask.Width;
            for (var column = 0; column < width; column++)
                resized[(row * width) + column] = mask.Pixels[source + Nearest(column, mask.Width, width)];
        }

        return resized;
    }

    private static double Blend(Mask mask, AxisWeights rows, int row, AxisWeights columns, int column)
    {
        var sum = 0.0;
        for (var down = 0; down < rows.Weights[row].Length; down++)
        {
            var start = ((rows.Starts[row] + down) * mask.Width) + columns.Starts[column];
            for (var right = 0; right < columns.Weights[column].Length; right++)
                sum += rows.Weights[row][down] * columns.Weights[column][right] * mask.Pixels[start + right];
        }

        return sum;
    }

    private static int Nearest(int position, int input, int output) =>
        Math.Clamp((int)Math.Floor((((position + 0.5) * input / output) - 0.5) + 0.5), 0, input - 1);
}
