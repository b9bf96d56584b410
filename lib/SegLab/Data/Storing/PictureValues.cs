using System.Runtime.CompilerServices;
using SegLab.Data.Resizing;

namespace SegLab.Data.Storing;

/// <summary>One picture's values at a set's size, as they are stored: <c>[3, H, W]</c>.</summary>
internal static class PictureValues
{
    private const float Brightest = 255;

    /// <summary>Whether a picture has the size already, so that its bytes are all there is to it.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="size">Width and height of the set.</param>
    public static bool IsExact(RgbImage image, int size) => image.Width == size && image.Height == size;

    /// <summary>As numbers, resized where it has to be.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="size">Width and height of the set.</param>
    /// <param name="target">Receives the values, in [0, 1].</param>
    public static void ToFloats(RgbImage image, int size, Span<float> target)
    {
        if (!IsExact(image, size))
        {
            ImageResize.Resize(image, size, size, target);
            return;
        }

        var bytes = new byte[target.Length];
        ToPlanes(image, bytes);
        Widen(bytes, target);
    }

    /// <summary>As bytes: its own where it has the size, else the resized values times 255, rounded, which moves a value by 1/510 at most.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="size">Width and height of the set.</param>
    /// <param name="target">Receives the bytes.</param>
    public static void ToBytes(RgbImage image, int size, Span<byte> target)
    {
        if (IsExact(image, size))
        {
            ToPlanes(image, target);
            return;
        }

        var values = ImageResize.Resize(image, size, size);
        for (var value = 0; value < values.Length; value++)
            target[value] = ToByte(values[value]);
    }

    /// <summary>The nearest byte to a value.</summary>
    /// <param name="value">In [0, 1].</param>
    public static byte ToByte(float value) => (byte)MathF.Round(Brightest * value);

    /// <summary>What bytes stand for.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="values">Receives as many numbers in [0, 1].</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Widen(ReadOnlySpan<byte> bytes, Span<float> values)
    {
        for (var value = 0; value < bytes.Length; value++)
            values[value] = bytes[value] / Brightest;
    }

    // Colours apart: all red values, then green, then blue.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ToPlanes(RgbImage image, Span<byte> planes)
    {
        var plane = image.Width * image.Height;
        var pixels = image.Pixels.AsSpan(0, 3 * plane);
        var red = planes[..plane];
        var green = planes.Slice(plane, plane);
        var blue = planes.Slice(2 * plane, plane);
        for (int pixel = 0, from = 0; pixel < plane; pixel++, from += 3)
            (red[pixel], green[pixel], blue[pixel]) = (pixels[from], pixels[from + 1], pixels[from + 2]);
    }
}
