using SkiaSharp;

namespace SegLab.Data.Files;

/// <summary>Pictures and masks as PNG files' bytes; nothing is lost.</summary>
public static class PngFile
{
    private const byte Lesion = 255;

    /// <summary>A mask in grey: 255 lesion, 0 skin.</summary>
    /// <param name="mask">The mask.</param>
    public static byte[] Of(Mask mask) =>
        Encode(mask.Width, mask.Height, SKColorType.Gray8, Array.ConvertAll(mask.Pixels, pixel => pixel == 0 ? (byte)0 : Lesion));

    /// <summary>A colour picture.</summary>
    /// <param name="image">The picture.</param>
    public static byte[] Of(RgbImage image)
    {
        var pixels = new byte[image.Pixels.Length / 3 * 4];
        for (int from = 0, to = 0; from < image.Pixels.Length; from += 3, to += 4)
        {
            image.Pixels.AsSpan(from, 3).CopyTo(pixels.AsSpan(to));
            pixels[to + 3] = byte.MaxValue;
        }

        return Encode(image.Width, image.Height, SKColorType.Rgba8888, pixels);
    }

    /// <summary>Reads a mask that <see cref="Of(Mask)"/> wrote. Unlike a data set's masks it may be without lesion.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FormatException">It is no picture, or cut off.</exception>
    internal static unsafe Mask ReadMask(string path)
    {
        using var codec = SKCodec.Create(path) ?? throw new FormatException("it is no whole picture");
        var (width, height) = (codec.Info.Width, codec.Info.Height);
        var pixels = new byte[width * height];
        fixed (byte* start = pixels)
        {
            var result = codec.GetPixels(new SKImageInfo(width, height, SKColorType.Gray8, SKAlphaType.Opaque, null), (nint)start);
            if (result != SKCodecResult.Success)
                throw new FormatException($"it is damaged ({result})");
        }

        return new Mask(width, height, Array.ConvertAll(pixels, pixel => pixel == 0 ? (byte)0 : (byte)1));
    }

    private static unsafe byte[] Encode(int width, int height, SKColorType type, byte[] pixels)
    {
        fixed (byte* start = pixels)
        {
            using var pixmap = new SKPixmap(new SKImageInfo(width, height, type, SKAlphaType.Opaque, null), (nint)start);
            using var data = pixmap.Encode(SKEncodedImageFormat.Png, quality: 100) ?? throw new InvalidOperationException($"Skia encodes no {type} picture of {width}×{height}.");
            return data.ToArray();
        }
    }
}
