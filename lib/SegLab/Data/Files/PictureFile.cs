using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace SegLab.Data.Files;

/// <summary>Decodes BMP, PNG and JPEG files to bytes, and says in words what is wrong with those that it cannot decode whole.</summary>
internal static class PictureFile
{
    /// <summary>Decodes an image. Colour profiles, orientation tags and transparency are ignored, as scikit-image's <c>imread</c> does.</summary>
    /// <param name="path">The file.</param>
    /// <param name="image">The image at its own size.</param>
    /// <param name="problem">What is wrong: a clause that follows the file's name.</param>
    public static bool TryReadImage(string path, [NotNullWhen(true)] out RgbImage? image, [NotNullWhen(false)] out string? problem)
    {
        using var decoding = new PictureDecoding(path, "image");
        image = (problem = decoding.Run()) is null ? new RgbImage(decoding.Width, decoding.Height, Pack(decoding.Pixels)) : null;
        return image is not null;
    }

    /// <summary>Decodes a mask: of its two levels (0 and 255, 0 and 1, black and white) the brighter one is lesion.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mask">The mask at its own size.</param>
    /// <param name="problem">What is wrong: a clause that follows the file's name.</param>
    public static bool TryReadMask(string path, [NotNullWhen(true)] out Mask? mask, [NotNullWhen(false)] out string? problem)
    {
        mask = null;
        using var decoding = new PictureDecoding(path, "mask");
        if ((problem = decoding.Run()) is null && (problem = MaskLevels.Read(decoding.Pixels, out var lesion)) is null)
            mask = new Mask(decoding.Width, decoding.Height, lesion);
        return mask is not null;
    }

    // Optimised at once: it is the loop of every image.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static byte[] Pack(ReadOnlySpan<byte> pixels)
    {
        var packed = GC.AllocateUninitializedArray<byte>(pixels.Length / 4 * 3);
        for (int from = 0, to = 0; to + 2 < packed.Length; from += 4, to += 3)
        {
            packed[to] = pixels[from];
            packed[to + 1] = pixels[from + 1];
            packed[to + 2] = pixels[from + 2];
        }

        return packed;
    }
}
