using System.Buffers.Binary;
using SkiaSharp;

namespace SegLab.Data.Files;

/// <summary>Whether a file is long enough for the pixels that its header promises, before memory is taken for them.</summary>
internal static class FileExtent
{
    // Deflate's densest: 258 equal bytes in two bits.
    private const long PngDensity = 1032;

    // A bit for a block of 64 values that are all alike, and three of four chroma values left out, is below this.
    private const long JpegDensity = 1024;

    private const int BmpInfo = 14;

    /// <summary>Whether it can; false only where it certainly can't.</summary>
    /// <param name="codec">The file's decoder.</param>
    /// <param name="file">The whole file.</param>
    public static bool CanHold(SKCodec codec, ReadOnlySpan<byte> file)
    {
        var pixels = (long)codec.Info.Width * codec.Info.Height;
        return codec.EncodedFormat switch
        {
            SKEncodedImageFormat.Png => PngBits(file) is not { } bits || (pixels * bits / 8) <= file.Length * PngDensity,
            SKEncodedImageFormat.Jpeg => pixels <= file.Length * JpegDensity,
            SKEncodedImageFormat.Bmp => BmpBits(file) is not { } bits || (pixels * bits / 8) <= file.Length,
            _ => true,
        };
    }

    // Bits of a pixel; null where the header is none.
    private static long? PngBits(ReadOnlySpan<byte> file) =>
        file.Length > PngValues.ColorPosition ? file[PngValues.DepthPosition] * PngValues.Channels(file[PngValues.ColorPosition]) : null;

    // Null where rows are run-length coded (1 and 2), which has no bound, or the header is of an older kind.
    private static long? BmpBits(ReadOnlySpan<byte> file) =>
        file.Length >= BmpInfo + 40 && BinaryPrimitives.ReadInt32LittleEndian(file[BmpInfo..]) >= 40
            && BinaryPrimitives.ReadInt32LittleEndian(file[(BmpInfo + 16)..]) is 0 or 3
            ? BinaryPrimitives.ReadInt16LittleEndian(file[(BmpInfo + 14)..])
            : null;
}
