using System.Buffers.Binary;
using System.IO.Compression;

namespace SegLab.Tests.Data.Files;

/// <summary>Writes PNG files that Skia doesn't: of 16 bits, with a palette, with an orientation, or with a header that lies.</summary>
internal static class TestPng
{
    /// <summary>A file of 16 bits a value; the colour is the header's: 0 grey, 4 grey and opacity, 2 red, green and blue, 6 all four.</summary>
    public static byte[] SixteenBits(int width, int height, byte color, ushort[] values, byte filter = 0)
    {
        var pixel = 2 * values.Length / width / height;
        return Whole(Header(width, height, 16, color), [], Rows(height, filter, Bytes(values), width * pixel, pixel));
    }

    /// <summary>A file whose pixels are places in a palette of red, green and blue.</summary>
    public static byte[] Palette(int width, int height, byte[] places, byte[] colors, int bits = 8)
    {
        var stride = ((width * bits) + 7) / 8;
        var packed = new byte[stride * height];
        for (var pixel = 0; pixel < places.Length; pixel++)
        {
            var bit = pixel % width * bits;
            packed[(pixel / width * stride) + (bit / 8)] |= (byte)(places[pixel] << (8 - bits - (bit % 8)));
        }

        return Whole(Header(width, height, (byte)bits, 3), Chunk("PLTE", colors), Rows(height, 0, packed, stride, 1));
    }

    /// <summary>A grey file that says it is larger than it is.</summary>
    public static byte[] Lying(int width, int height) => Whole(Header(width, height, 8, 2), [], new byte[10_000]);

    /// <summary>Puts the EXIF part behind a whole PNG's header.</summary>
    public static byte[] WithExif(byte[] png, byte[] exif) => [.. png.AsSpan(0, 33), .. Chunk("eXIf", exif), .. png.AsSpan(33)];

    private static byte[] Header(int width, int height, byte depth, byte color)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (depth, color);
        return Chunk("IHDR", header);
    }

    private static byte[] Bytes(ushort[] values) => [.. values.SelectMany(value => (byte[])[(byte)(value >> 8), (byte)value])];

    // Of the five filters those that need no neighbour above: none, and the difference to the left.
    private static byte[] Rows(int height, byte filter, byte[] bytes, int stride, int pixel)
    {
        using var packed = new MemoryStream();
        using (var rows = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (var row = 0; row < height; row++)
            {
                var line = bytes[(row * stride)..((row + 1) * stride)];
                rows.WriteByte(filter);
                rows.Write([.. line.Select((value, place) => (byte)(filter == 1 && place >= pixel ? value - line[place - pixel] : value))]);
            }
        }

        return packed.ToArray();
    }

    private static byte[] Whole(byte[] header, byte[] between, byte[] packed) =>
        [0x89, .. "PNG\r\n\u001a\n"u8, .. header, .. between, .. Chunk("IDAT", packed), .. Chunk("IEND", [])];

    private static byte[] Chunk(string kind, byte[] content)
    {
        byte[] named = [.. kind.Select(letter => (byte)letter), .. content];
        var chunk = new byte[named.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        named.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(named.Length + 4), Crc(named));
        return chunk;
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
        }

        return ~crc;
    }
}
