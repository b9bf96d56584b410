using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SegLab.Data.Resizing;

/// <summary>
/// Resizes images to [0, 1] as scikit-image 0.19's <c>resize(image, size, mode="constant", anti_aliasing=True)</c> does, in float32
/// (within 10⁻⁶ of its double precision). Rows and columns at the border get darker, as its do: outside the picture is black.
/// </summary>
public static class ImageResize
{
    /// <summary>Resizes one image.</summary>
    /// <param name="image">The image, at its own size.</param>
    /// <param name="width">The new width in pixels, at least 1.</param>
    /// <param name="height">The new height in pixels, at least 1.</param>
    /// <returns>Values in [0, 1], laid out as <c>[3, H, W]</c>.</returns>
    public static float[] Resize(RgbImage image, int width, int height)
    {
        var resized = new float[3 * width * height];
        Resize(image, width, height, resized);
        return resized;
    }

    /// <summary>Resizes one image into a place of the caller's.</summary>
    /// <param name="image">The image, at its own size.</param>
    /// <param name="width">The new width in pixels, at least 1.</param>
    /// <param name="height">The new height in pixels, at least 1.</param>
    /// <param name="target">Receives <c>[3, H, W]</c>: length <c>3·H·W</c>.</param>
    public static void Resize(RgbImage image, int width, int height, Span<float> target)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfNotEqual(target.Length, 3 * width * height);
        var rows = AxisWeights.Create(image.Height, height, antiAlias: true);
        var columns = AxisWeights.Create(image.Width, width, antiAlias: true);
        var stride = 3 * image.Width;
        // One more value, because the last pixel of a row is read as four values too.
        var blended = new float[stride + 1];
        for (var row = 0; row < height; row++)
        {
            Array.Clear(blended);
            for (var tap = 0; tap < rows.Weights[row].Length; tap++)
                AddRow(image.Pixels.AsSpan((rows.Starts[row] + tap) * stride, stride), (float)rows.Weights[row][tap], blended);
            BlendColumns(blended, columns, target[(row * width)..], width * height);
        }

        Clip(target, image.Pixels);
    }

    // sum += weight · row, with the bytes widened to float in registers.
    private static void AddRow(ReadOnlySpan<byte> row, float weight, Span<float> sum)
    {
        var value = 0;
        var step = Vector<byte>.Count;
        var quarter = Vector<float>.Count;
        for (; value <= row.Length - step; value += step)
        {
            Vector.Widen(new Vector<byte>(row[value..]), out var low, out var high);
            Vector.Widen(low, out var first, out var second);
            Vector.Widen(high, out var third, out var fourth);
            Accumulate(first, weight, sum[value..]);
            Accumulate(second, weight, sum[(value + quarter)..]);
            Accumulate(third, weight, sum[(value + (2 * quarter))..]);
            Accumulate(fourth, weight, sum[(value + (3 * quarter))..]);
        }

        for (; value < row.Length; value++)
            sum[value] += weight * row[value];
    }

    private static void Accumulate(Vector<uint> values, float weight, Span<float> sum) =>
        // Through int: unsigned numbers have no direct conversion to float on x64.
        (new Vector<float>(sum) + (Vector.ConvertToSingle(Vector.AsVectorInt32(values)) * weight)).CopyTo(sum);

    // A pixel's red, green and blue (and a fourth value that is ignored) are blended at once.
    private static void BlendColumns(ReadOnlySpan<float> row, AxisWeights columns, Span<float> target, int plane)
    {
        for (var column = 0; column < columns.Starts.Length; column++)
        {
            var sum = Vector128<float>.Zero;
            ref var pixel = ref MemoryMarshal.GetReference(row[(3 * columns.Starts[column])..]);
            var weights = columns.Weights[column];
            for (var tap = 0; tap < weights.Length; tap++)
                sum += Vector128.LoadUnsafe(ref pixel, (nuint)(3 * tap)) * (float)weights[tap];
            target[column] = sum[0];
            target[plane + column] = sum[1];
            target[(2 * plane) + column] = sum[2];
        }
    }

    // To [0, 1] and into the input's own range. scikit-image lets the 0 from outside through where it shows undiluted.
    private static void Clip(Span<float> values, ReadOnlySpan<byte> pixels)
    {
        var (low, high) = Range(pixels);
        var smallest = float.MaxValue;
        foreach (var value in values)
            smallest = MathF.Min(smallest, value);
        var (minimum, maximum) = (smallest <= 0 ? 0f : low / 255f, high / 255f);
        for (var index = 0; index < values.Length; index++)
            values[index] = Math.Clamp(values[index] / 255f, minimum, maximum);
    }

    private static (byte Low, byte High) Range(ReadOnlySpan<byte> pixels)
    {
        var vectors = MemoryMarshal.Cast<byte, Vector<byte>>(pixels);
        var (lows, highs) = (Vector<byte>.AllBitsSet, Vector<byte>.Zero);
        foreach (var vector in vectors)
            (lows, highs) = (Vector.Min(lows, vector), Vector.Max(highs, vector));
        var (low, high) = (byte.MaxValue, byte.MinValue);
        for (var lane = 0; lane < Vector<byte>.Count; lane++)
            (low, high) = (Math.Min(low, lows[lane]), Math.Max(high, highs[lane]));
        foreach (var value in pixels[(vectors.Length * Vector<byte>.Count)..])
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        return (low, high);
    }
}
