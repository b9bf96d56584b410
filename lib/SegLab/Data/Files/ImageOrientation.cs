using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using SkiaSharp;

namespace SegLab.Data.Files;

/// <summary>
/// How a stored image has to be turned so that it is seen as the camera saw it: the EXIF tag 274, from 1 (as stored) to 8. JPEG and WebP
/// carry it in their EXIF part, PNG in its chunk <c>eXIf</c>.
/// </summary>
/// <param name="Tag">1 to 8.</param>
internal readonly record struct ImageOrientation(int Tag)
{
    private const ushort OrientationTag = 0x0112;
    private const int EntryLength = 12;

    /// <summary>Nothing is turned.</summary>
    public static ImageOrientation AsStored { get; } = new(1);

    /// <summary>Whether nothing is turned.</summary>
    public bool IsAsStored => Tag == 1;

    /// <summary>Whether width and height change places.</summary>
    public bool SwapsSides => Tag >= 5;

    /// <summary>Finds the tag.</summary>
    /// <param name="codec">The file's decoder.</param>
    /// <param name="file">The whole file.</param>
    public static ImageOrientation Of(SKCodec codec, ReadOnlySpan<byte> file) =>
        codec.EncodedFormat == SKEncodedImageFormat.Png ? OfPng(file) : new((int)codec.EncodedOrigin);

    /// <summary>Turns an image and drops the fourth of its four bytes a pixel.</summary>
    /// <param name="pixels">Four bytes a pixel, as stored.</param>
    /// <param name="width">As stored.</param>
    /// <param name="height">As stored.</param>
    /// <returns>Three bytes a pixel, as seen.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public byte[] Pack(ReadOnlySpan<byte> pixels, int width, int height)
    {
        var packed = GC.AllocateUninitializedArray<byte>(pixels.Length / 4 * 3);
        var (first, right, down) = Steps(width, height);
        var to = 0;
        for (var row = 0; row < (SwapsSides ? width : height); row++)
        {
            var from = 4 * (first + (row * down));
            for (var column = 0; column < (SwapsSides ? height : width); column++, from += 4 * right, to += 3)
                (packed[to], packed[to + 1], packed[to + 2]) = (pixels[from], pixels[from + 1], pixels[from + 2]);
        }

        return packed;
    }

    /// <summary>Turns a mask.</summary>
    /// <param name="pixels">A byte a pixel, as stored.</param>
    /// <param name="width">As stored.</param>
    /// <param name="height">As stored.</param>
    /// <returns>As seen.</returns>
    public byte[] Turn(byte[] pixels, int width, int height)
    {
        if (IsAsStored)
            return pixels;
        var turned = new byte[pixels.Length];
        var (first, right, down) = Steps(width, height);
        var columns = SwapsSides ? height : width;
        for (var pixel = 0; pixel < turned.Length; pixel++)
            turned[pixel] = pixels[first + (pixel % columns * right) + (pixel / columns * down)];
        return turned;
    }

    // Where the seen image begins in the stored one, and how far its right and lower neighbours are.
    private (int First, int Right, int Down) Steps(int width, int height)
    {
        var last = (width * height) - 1;
        return Tag switch
        {
            2 => (width - 1, -1, width),
            3 => (last, -1, -width),
            4 => (last - width + 1, 1, -width),
            5 => (0, width, 1),
            6 => (last - width + 1, -width, 1),
            7 => (last, -width, -1),
            8 => (width - 1, width, -1),
            _ => (0, 1, width),
        };
    }

    private static ImageOrientation OfPng(ReadOnlySpan<byte> file)
    {
        foreach (var chunk in new PngChunks(file))
        {
            if (chunk.Is("eXIf"u8))
                return OfExif(chunk.Content(file));
        }

        return AsStored;
    }

    // A TIFF header, then a list of entries of 12 bytes: tag, type, count, value. What is no such list turns nothing.
    private static ImageOrientation OfExif(ReadOnlySpan<byte> exif)
    {
        if (exif.Length < 10 || !(exif.StartsWith("II*\0"u8) || exif.StartsWith("MM\0*"u8)))
            return AsStored;
        var little = exif[0] == (byte)'I';
        long offset = little ? BinaryPrimitives.ReadUInt32LittleEndian(exif[4..]) : BinaryPrimitives.ReadUInt32BigEndian(exif[4..]);
        if (offset + 2 > exif.Length)
            return AsStored;
        var entries = exif[(int)offset..];
        var count = Short(entries, little);
        for (var start = 2; count > 0 && start + EntryLength <= entries.Length; start += EntryLength, count--)
        {
            if (Short(entries[start..], little) == OrientationTag)
                return Short(entries[(start + 8)..], little) is >= 1 and <= 8 and var tag ? new(tag) : AsStored;
        }

        return AsStored;

        static int Short(ReadOnlySpan<byte> bytes, bool little) =>
            little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);
    }
}
