using System.Runtime.InteropServices;
using SegLab.Data;
using SkiaSharp;

namespace SegLab.Benchmarks;

/// <summary>What happens to a photograph on its way into a second data set: the edits that a search for duplicates has to see through. Used by the tests as well.</summary>
internal static class PictureEdits
{
    public static IReadOnlyList<(string Name, Func<RgbImage, RgbImage> Edit)> All { get; } =
    [
        ("JPEG of quality 60", image => Jpeg(image, 60)),
        ("half the size", image => Resize(image, 0.5, 0.5)),
        ("1.5 times the size", image => Resize(image, 1.5, 1.5)),
        ("squeezed to a square", image => Resize(image, 1, image.Width / (double)image.Height)),
        ("mirrored left to right", image => Mirror(image, across: true, down: false)),
        ("mirrored top to bottom", image => Mirror(image, across: false, down: true)),
        ("turned by 180°", image => Mirror(image, across: true, down: true)),
        ("turned by 90° to the right", image => QuarterTurn(image)),
        ("turned by 90° to the left", image => Mirror(QuarterTurn(image), across: true, down: true)),
        ("5 % cropped at each side", image => Crop(image, 0.05, 0.05, 0.05, 0.05)),
        ("5 % cropped at two sides", image => Crop(image, 0.05, 0.05, 0, 0)),
        ("10 % cropped at two sides", image => Crop(image, 0, 0.1, 0.1, 0)),
        ("cropped, mirrored, 0.6 of the size, JPEG 60", image => Jpeg(Resize(Mirror(Crop(image, 0.05, 0.05, 0.05, 0.05), across: true, down: false), 0.6, 0.6), 60)),
    ];

    public static RgbImage Resize(RgbImage image, double across, double down)
    {
        using var bitmap = ToBitmap(image);
        using var resized = bitmap.Resize(new SKImageInfo((int)(across * image.Width), (int)(down * image.Height), SKColorType.Rgba8888, SKAlphaType.Opaque), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        return ToImage(resized);
    }

    public static RgbImage Jpeg(RgbImage image, int quality)
    {
        using var data = JpegFile(image, quality);
        using var decoded = SKBitmap.Decode(data, new SKImageInfo(image.Width, image.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        return ToImage(decoded);
    }

    public static SKData JpegFile(RgbImage image, int quality)
    {
        using var bitmap = ToBitmap(image);
        return bitmap.Encode(SKEncodedImageFormat.Jpeg, quality);
    }

    public static RgbImage Mirror(RgbImage image, bool across, bool down) =>
        Map(image.Width, image.Height, image, (x, y) => (across ? image.Width - 1 - x : x, down ? image.Height - 1 - y : y));

    /// <summary>Clockwise.</summary>
    public static RgbImage QuarterTurn(RgbImage image) => Map(image.Height, image.Width, image, (x, y) => (y, image.Height - 1 - x));

    /// <summary>Shares of the width and the height that are cut off.</summary>
    public static RgbImage Crop(RgbImage image, double left, double top, double right, double bottom)
    {
        var (x0, y0) = ((int)Math.Round(left * image.Width), (int)Math.Round(top * image.Height));
        var (width, height) = (image.Width - x0 - (int)Math.Round(right * image.Width), image.Height - y0 - (int)Math.Round(bottom * image.Height));
        return Map(width, height, image, (x, y) => (x + x0, y + y0));
    }

    private static RgbImage Map(int width, int height, RgbImage image, Func<int, int, (int X, int Y)> source)
    {
        var pixels = new byte[3 * width * height];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var (fromX, fromY) = source(x, y);
                image.Pixels.AsSpan(3 * ((fromY * image.Width) + fromX), 3).CopyTo(pixels.AsSpan(3 * ((y * width) + x)));
            }
        }

        return new RgbImage(width, height, pixels);
    }

    private static SKBitmap ToBitmap(RgbImage image)
    {
        var values = new byte[4 * image.Width * image.Height];
        for (int from = 0, to = 0; to < values.Length; from += 3, to += 4)
            (values[to], values[to + 1], values[to + 2], values[to + 3]) = (image.Pixels[from], image.Pixels[from + 1], image.Pixels[from + 2], 255);
        var bitmap = new SKBitmap(image.Width, image.Height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        Marshal.Copy(values, 0, bitmap.GetPixels(), values.Length);
        return bitmap;
    }

    private static RgbImage ToImage(SKBitmap bitmap)
    {
        var values = bitmap.GetPixelSpan();
        var pixels = new byte[3 * bitmap.Width * bitmap.Height];
        for (int from = 0, to = 0; to < pixels.Length; from += 4, to += 3)
            (pixels[to], pixels[to + 1], pixels[to + 2]) = (values[from], values[from + 1], values[from + 2]);
        return new RgbImage(bitmap.Width, bitmap.Height, pixels);
    }
}
