using System.Numerics;

namespace SegLab.Data.Files;

/// <summary>One number a pixel: a mask's grey level, its opacity where that is what it is drawn in, or its colour.</summary>
/// <param name="Values">As stored, rows from the top: grey and opacity from 0 to 255 or 65535, a colour as 0xRRGGBB.</param>
/// <param name="IsGrey">Whether values are levels, of which one may be above another; else they are colours.</param>
internal sealed record MaskPlane(int[] Values, bool IsGrey)
{
    // How far JPEG and WebP move the three colours of a grey apart.
    private const int GreyTolerance = 16;

    /// <summary>Finds the numbers.</summary>
    /// <param name="decoding">A mask that was decoded, with its own values.</param>
    public static MaskPlane Of(PictureDecoding decoding)
    {
        if (decoding.SixteenBits is { } sixteen && sixteen.Length / (decoding.Width * decoding.Height) is var channels
            && Of<ushort>(sixteen, channels, ushort.MaxValue, tolerance: 0) is { IsGrey: true } plane)
            return plane;
        return Of(decoding.Pixels, channels: 4, byte.MaxValue, decoding.IsLossy ? GreyTolerance : 0);
    }

    /// <summary>Whether some pixels are more transparent than others.</summary>
    /// <param name="pixels">Four bytes a pixel.</param>
    public static bool VariesInOpacity(ReadOnlySpan<byte> pixels) => Varies(pixels, channels: 4);

    private static MaskPlane Of<T>(ReadOnlySpan<T> values, int channels, int full, int tolerance)
        where T : IBinaryInteger<T>
    {
        var plane = new int[values.Length / channels];
        var hasOpacity = channels is 2 or 4 && Varies(values, channels);
        if (hasOpacity && IsDrawnInOpacity(values, channels, full))
        {
            for (var pixel = 0; pixel < plane.Length; pixel++)
                plane[pixel] = int.CreateTruncating(values[(channels * pixel) + channels - 1]);
            return new MaskPlane(plane, IsGrey: true);
        }

        var isGrey = true;
        for (var pixel = 0; pixel < plane.Length && isGrey; pixel++)
        {
            var (red, green, blue) = Color(pixel, values);
            isGrey = Math.Max(red, Math.Max(green, blue)) - Math.Min(red, Math.Min(green, blue)) <= tolerance;
            plane[pixel] = (red + green + blue + 1) / 3;
        }

        for (var pixel = 0; pixel < plane.Length && !isGrey; pixel++)
        {
            var (red, green, blue) = Color(pixel, values);
            plane[pixel] = (red << 16) | (green << 8) | blue;
        }

        return new MaskPlane(plane, isGrey);

        // As it looks on black: what is transparent is skin.
        (int Red, int Green, int Blue) Color(int pixel, ReadOnlySpan<T> from)
        {
            var start = channels * pixel;
            var red = int.CreateTruncating(from[start]);
            var (green, blue) = channels >= 3 ? (int.CreateTruncating(from[start + 1]), int.CreateTruncating(from[start + 2])) : (red, red);
            if (!hasOpacity)
                return (red, green, blue);
            var opacity = int.CreateTruncating(from[start + channels - 1]);
            return (Seen(red), Seen(green), Seen(blue));

            int Seen(int value) => (int)((((long)value * opacity) + (full / 2)) / full);
        }
    }

    private static bool Varies<T>(ReadOnlySpan<T> values, int channels)
        where T : IBinaryInteger<T>
    {
        for (var value = (2 * channels) - 1; value < values.Length; value += channels)
        {
            if (values[value] != values[channels - 1])
                return true;
        }

        return false;
    }

    // Whether all that is seen has one colour, so that only opacity draws.
    private static bool IsDrawnInOpacity<T>(ReadOnlySpan<T> values, int channels, int full)
        where T : IBinaryInteger<T>
    {
        var first = -1;
        for (var pixel = 0; pixel < values.Length; pixel += channels)
        {
            if (int.CreateTruncating(values[pixel + channels - 1]) <= full / 2)
                continue;
            if (first < 0)
                first = pixel;
            if (!values.Slice(pixel, channels - 1).SequenceEqual(values.Slice(first, channels - 1)))
                return false;
        }

        return true;
    }
}
