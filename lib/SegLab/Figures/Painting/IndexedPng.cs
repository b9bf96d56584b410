using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using SkiaSharp;

namespace SegLab.Figures.Painting;

/// <summary>Writes PNG files with a palette, which SkiaSharp does not: a third of the size for charts and small photographs.</summary>
internal static class IndexedPng
{
    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n'];
    private static readonly uint[] ChecksumTable = [.. Enumerable.Range(0, 256).Select(value => Enumerable.Range(0, 8).Aggregate((uint)value, (sum, _) => (sum & 1) == 0 ? sum >> 1 : 0xEDB88320u ^ (sum >> 1)))];

    /// <summary>The picture as a file.</summary>
    /// <param name="bitmap">RGBA, opaque.</param>
    /// <param name="colors">How many colours it may have, 2 to 256.</param>
    /// <param name="level">How hard to compress.</param>
    public static byte[] Encode(SKBitmap bitmap, int colors, CompressionLevel level)
    {
        var palette = ColorPalette.Of(bitmap.GetPixelSpan(), colors);
        using var file = new MemoryStream();
        file.Write(Signature);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, bitmap.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), bitmap.Height);
        (header[8], header[9]) = (8, 3); // 8 bits a pixel, indexed
        Chunk(file, "IHDR", header);
        Chunk(file, "PLTE", palette.Bytes);
        Chunk(file, "IDAT", Compress(bitmap, palette, level));
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    private static byte[] Compress(SKBitmap bitmap, ColorPalette palette, CompressionLevel level)
    {
        var pixels = bitmap.GetPixelSpan();
        using var compressed = new MemoryStream();
        using (var stream = new ZLibStream(compressed, level, leaveOpen: true))
        {
            var row = new byte[bitmap.Width + 1]; // its first byte, 0, says: not filtered
            for (var y = 0; y < bitmap.Height; y++)
            {
                for (var x = 0; x < bitmap.Width; x++)
                    row[x + 1] = palette.Index(pixels, (y * bitmap.RowBytes) + (4 * x));
                stream.Write(row);
            }
        }

        return compressed.ToArray();
    }

    private static void Chunk(Stream file, string type, byte[] content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. content];
        file.Write(body);
        var checksum = ~body.Aggregate(0xFFFFFFFFu, (sum, value) => ChecksumTable[(byte)(sum ^ value)] ^ (sum >> 8));
        BinaryPrimitives.WriteUInt32BigEndian(number, checksum);
        file.Write(number);
    }
}
