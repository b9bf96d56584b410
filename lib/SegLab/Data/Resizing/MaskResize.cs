using System.Runtime.CompilerServices;

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
            Linear(mask.Pixels.AsSpan(rows.Starts[row] * mask.Width), mask.Width, rows.Weights[row], columns, resized.AsSpan(row * width, width));
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

    // Compiled optimised at once: it does all its work in few calls.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Linear(ReadOnlySpan<byte> rows, int stride, double[] down, AxisWeights columns, Span<byte> target)
    {
        var (starts, weights) = (columns.Starts, columns.Weights);
        for (var column = 0; column < target.Length; column++)
        {
            var (start, right) = (starts[column], weights[column]);
            // Most pixels lie in skin, or away from the border in lesion: 4 shares of one number, that sum to 1.
            if (down.Length == 2 && right.Length == 2)
            {
                var taps = rows[start] + rows[start + 1] + rows[stride + start] + rows[stride + start + 1];
                if (taps is 0 or 4)
                {
                    target[column] = (byte)(taps >> 2);
                    continue;
                }
            }

            target[column] = (byte)(Blend(rows[start..], stride, down, right) > 0.5 ? 1 : 0);
        }
    }

    private static double Blend(ReadOnlySpan<byte> rows, int stride, double[] down, double[] right)
    {
        var sum = 0.0;
        for (var tap = 0; tap < down.Length; tap++)
        {
            for (var beside = 0; beside < right.Length; beside++)
                sum += down[tap] * right[beside] * rows[(tap * stride) + beside];
        }

        return sum;
    }

    private static int Nearest(int position, int input, int output) =>
        Math.Clamp((int)Math.Floor((((position + 0.5) * input / output) - 0.5) + 0.5), 0, input - 1);
}
