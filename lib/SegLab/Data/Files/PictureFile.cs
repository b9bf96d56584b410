using System.Diagnostics.CodeAnalysis;
using SkiaSharp;

namespace SegLab.Data.Files;

/// <summary>Decodes BMP, PNG and JPEG files to bytes, and says in words what is wrong with those that it cannot decode whole.</summary>
internal static class PictureFile
{
    private const int LargestPixelCount = 1 << 28;

    /// <summary>Decodes an image. Colour profiles, orientation tags and transparency are ignored, as scikit-image's <c>imread</c> does.</summary>
    /// <param name="path">The file.</param>
    /// <param name="image">The image at its own size.</param>
    /// <param name="problem">What is wrong: a clause that follows the file's name.</param>
    public static bool TryReadImage(string path, [NotNullWhen(true)] out RgbImage? image, [NotNullWhen(false)] out string? problem)
    {
        image = null;
        if (!TryDecode(path, "image", out var width, out var height, out var pixels, out problem))
            return false;
        var packed = new byte[3 * width * height];
        for (int from = 0, to = 0; to < packed.Length; from += 4, to += 3)
        {
            packed[to] = pixels[from];
            packed[to + 1] = pixels[from + 1];
            packed[to + 2] = pixels[from + 2];
        }

        image = new RgbImage(width, height, packed);
        return true;
    }

    /// <summary>Decodes a mask: of its two levels (0 and 255, 0 and 1, black and white) the brighter one is lesion.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mask">The mask at its own size.</param>
    /// <param name="problem">What is wrong: a clause that follows the file's name.</param>
    public static bool TryReadMask(string path, [NotNullWhen(true)] out Mask? mask, [NotNullWhen(false)] out string? problem)
    {
        mask = null;
        if (!TryDecode(path, "mask", out var width, out var height, out var pixels, out problem))
            return false;
        problem = MaskLevels.Read(pixels, out var lesion);
        mask = problem is null ? new Mask(width, height, lesion) : null;
        return mask is not null;
    }

    private static bool TryDecode(string path, string what, out int width, out int height, [NotNullWhen(true)] out byte[]? pixels, [NotNullWhen(false)] out string? problem)
    {
        (width, height, pixels) = (0, 0, null);
        byte[] file;
        try
        {
            file = File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            problem = $"the {what} is missing.";
            return false;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            problem = $"the {what} cannot be opened: {error.Message}";
            return false;
        }

        problem = file.Length == 0 ? $"the {what} is an empty file." : Decode(file, what, out width, out height, out pixels);
        return problem is null && pixels is not null;
    }

    private static unsafe string? Decode(byte[] file, string what, out int width, out int height, out byte[]? pixels)
    {
        (width, height, pixels) = (0, 0, null);
        fixed (byte* bytes = file)
        {
            using var data = SKData.Create((nint)bytes, file.Length);
            using var codec = SKCodec.Create(data);
            if (codec is null)
                return $"the {what} cannot be read: it is not a whole BMP, PNG or JPEG file.";
            (width, height) = (codec.Info.Width, codec.Info.Height);
            if ((long)width * height > LargestPixelCount)
                return $"the {what} is {width}×{height}, which is too large.";
            pixels = new byte[4 * width * height];
            var alpha = codec.Info.AlphaType == SKAlphaType.Opaque ? SKAlphaType.Opaque : SKAlphaType.Unpremul;
            fixed (byte* target = pixels)
            {
                // Without a colour space in the target, Skia leaves the stored values as they are.
                return codec.GetPixels(new SKImageInfo(width, height, SKColorType.Rgba8888, alpha, null), (nint)target) switch
                {
                    SKCodecResult.Success => null,
                    SKCodecResult.IncompleteInput => $"the {what} is cut short: the file ends before the picture does.",
                    var result => $"the {what} cannot be read: its file is damaged ({result}).",
                };
            }
        }
    }
}
