using System.Numerics;
using System.Runtime.CompilerServices;
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
        var (rowWeights, columnWeights) = (rows.ToFloats(), columns.ToFloats());
        var stride = 3 * image.Width;
        // One more value, because the last pixel of a row is read as four values too.
        var blended = new float[stride + 1];
        for (var row = 0; row < height; row++)
        {
            BlendRows(image.Pixels.AsSpan(rows.Starts[row] * stride), stride, rowWeights[row], blended);
            BlendColumns(blended, columns.Starts, columnWeights, target[(row * width)..], width * height);
        }

        Clip(target, image.Pixels);
    }

    // One row out of several, with the bytes widened to float in registers. Compiled optimised at once: it does all its work in few calls.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void BlendRows(ReadOnlySpan<byte> rows, int stride, float[] weights, Span<float> target)
    {
        ref var source = ref MemoryMarshal.GetReference(rows);
        ref var blended = ref MemoryMarshal.GetReference(target);
        var value = 0;
        for (; value <= stride - Vector<byte>.Count; value += Vector<byte>.Count)
        {
            var (first, second, third, fourth) = (Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero);
            for (var tap = 0; tap < weights.Length; tap++)
            {
                var weight = new Vector<float>(weights[tap]);
                Vector.Widen(Vector.LoadUnsafe(ref source, (nuint)((tap * stride) + value)), out var low, out var high);
                Vector.Widen(low, out var a, out var b);
                Vector.Widen(high, out var c, out var d);
                first += ToFloat(a) * weight;
                second += ToFloat(b) * weight;
                third += ToFloat(c) * weight;
                fourth += ToFloat(d) * weight;
            }

            first.StoreUnsafe(ref blended, (nuint)value);
            second.StoreUnsafe(ref blended, (nuint)(value + Vector<float>.Count));
            third.StoreUnsafe(ref blended, (nuint)(value + (2 * Vector<float>.Count)));
            fourth.StoreUnsafe(ref blended, (nuint)(value + (3 * Vector<float>.Count)));
        }

        for (; value < stride; value++)
        {
            var sum = 0f;
            for (var tap = 0; tap < weights.Length; tap++)
                sum += weights[tap] * rows[(tap * stride) + value];
            target[value] = sum;
        }
    }

    // Through int: unsigned numbers have no direct conversion to float on x64.
    private static Vector<float> ToFloat(Vector<uint> values) => Vector.ConvertToSingle(Vector.AsVectorInt32(values));

    // A pixel's red, green and blue (and a fourth value that is ignored) are blended at once.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void BlendColumns(ReadOnlySpan<float> row, int[] starts, float[][] allWeights, Span<float> target, int plane)
    {
        ref var source = ref MemoryMarshal.GetReference(row);
        for (var column = 0; column < starts.Length; column++)
        {
            var weights = allWeights[column];
            var start = 3 * starts[column];
            var sum = Vector128<float>.Zero;
            for (var tap = 0; tap < weights.Length; tap++)
                sum += Vector128.LoadUnsafe(ref source, (nuint)(start + (3 * tap))) * weights[tap];
            target[column] = sum[0];
            target[plane + column] = sum[1];
            target[(2 * plane) + column] = sum[2];
        }
    }

    // To [0, 1] and into the input's own range. scikit-image lets the 0 from outside through where it shows undiluted.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Clip(Span<float> values, ReadOnlySpan<byte> pixels)
    {
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(values);
        var rest = values[(vectors.Length * Vector<float>.Count)..];
        var smallest = new Vector<float>(float.MaxValue);
        foreach (var vector in vectors)
            smallest = Vector.Min(smallest, vector);
        var reachesZero = Vector.LessThanOrEqualAny(smallest, Vector<float>.Zero) || rest.ContainsAnyInRange(float.MinValue, 0);

        var (low, high) = Range(pixels);
        var (minimum, maximum) = (reachesZero ? 0f : low / 255f, high / 255f);
        for (var index = 0; index < vectors.Length; index++)
            vectors[index] = Vector.Min(Vector.Max(vectors[index] / 255f, new Vector<float>(minimum)), new Vector<float>(maximum));
        for (var index = 0; index < rest.Length; index++)
            rest[index] = Math.Clamp(rest[index] / 255f, minimum, maximum);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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
