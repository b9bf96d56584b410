using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace SegLab.Data.Files;

/// <summary>Decodes BMP, PNG, JPEG and WebP files to bytes, turned as their orientation tags ask for, and says in words what is wrong with those that it cannot decode whole.</summary>
internal static class PictureFile
{
    /// <summary>Decodes an image. Colour profiles and transparency are ignored, as scikit-image's <c>imread</c> does.</summary>
    /// <param name="path">The file.</param>
    /// <param name="image">The image at its own size.</param>
    /// <param name="problem">What is wrong: a clause that follows the file's name.</param>
    public static bool TryReadImage(string path, [NotNullWhen(true)] out RgbImage? image, [NotNullWhen(false)] out string? problem)
    {
        using var reading = new PairReading(new DecodingMemory());
        using var decoding = new PictureDecoding(path, "image", reading);
        image = (problem = decoding.Run()) is null ? Image(decoding) : null;
        return image is not null;
    }

    /// <summary>Decodes a mask: of its two levels (0 and 255, 0 and 1, black and white) the brighter one is lesion.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mask">The mask at its own size.</param>
    /// <param name="problem">What is wrong: a clause that follows the file's name.</param>
    public static bool TryReadMask(string path, [NotNullWhen(true)] out Mask? mask, [NotNullWhen(false)] out string? problem)
    {
        using var reading = new PairReading(new DecodingMemory());
        using var decoding = new PictureDecoding(path, "mask", reading) { OwnValues = true };
        mask = null;
        if ((problem = decoding.Run()) is null)
            problem = ReadMask(decoding, lesionValue: null, reading, out mask);
        return mask is not null;
    }

    /// <summary>What was decoded, as an image.</summary>
    /// <param name="decoding">Decoded without fault.</param>
    public static RgbImage Image(PictureDecoding decoding) => new(
        decoding.Seen.Width, decoding.Seen.Height, decoding.Orientation.IsAsStored ? Pack(decoding.Pixels) : decoding.Orientation.Pack(decoding.Pixels, decoding.Width, decoding.Height));

    /// <summary>What was decoded, as a mask.</summary>
    /// <param name="decoding">Decoded without fault, with its own values.</param>
    /// <param name="lesionValue">The value that is lesion; null where the brighter of two is.</param>
    /// <param name="reading">Is told what was found out about it.</param>
    /// <param name="mask">The mask; null where something is wrong.</param>
    /// <returns>What is wrong: a clause that follows the file's name; or null.</returns>
    public static string? ReadMask(PictureDecoding decoding, int? lesionValue, PairReading reading, out Mask? mask)
    {
        mask = null;
        if (MaskValues.Read(decoding, lesionValue, out var lesion, out var wasCut) is { } problem)
            return problem;
        (reading.MaskWasCut, reading.MaskIsEmpty) = (wasCut, !lesion.Contains((byte)1));
        mask = new Mask(decoding.Seen.Width, decoding.Seen.Height, decoding.Orientation.Turn(lesion, decoding.Width, decoding.Height));
        return null;
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
