using System.Buffers.Binary;
using System.IO.Compression;

namespace SegLab.Data.Files;

/// <summary>
/// A PNG file's own values, where decoding to eight bits loses them: those of 16 bits (Skia drops the lower eight), and a palette's order.
/// ISO/IEC 15948.
/// </summary>
internal static class PngValues
{
    /// <summary>Where a PNG says how many bits a value has.</summary>
    public const int DepthPosition = 24;

    /// <summary>Where a PNG says which values a pixel has.</summary>
    public const int ColorPosition = 25;

    private const int InterlacePosition = 28;

    // Adam7: each pass's first column and row, and its steps.
    private static readonly (int Column, int Row, int Right, int Down)[] _passes =
        [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    /// <summary>How many values a pixel has.</summary>
    /// <param name="color">The header's colour type.</param>
    public static int Channels(byte color) => color switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };

    /// <summary>The palette's colours, 0xRRGGBB each; null where there is none.</summary>
    /// <param name="file">The whole file.</param>
    public static int[]? Palette(ReadOnlySpan<byte> file)
    {
        if (!PngChunks.IsPng(file) || file.Length <= ColorPosition || file[ColorPosition] != 3)
            return null;
        foreach (var chunk in new PngChunks(file))
        {
            if (!chunk.Is("PLTE"u8))
                continue;
            var colors = new int[chunk.Length / 3];
            for (var color = 0; color < colors.Length; color++)
            {
                var values = file.Slice(chunk.Start + (3 * color), 3);
                colors[color] = (values[0] << 16) | (values[1] << 8) | values[2];
            }

            return colors;
        }

        return null;
    }

    /// <summary>All values, as many bits as they have: levels, or places in the palette.</summary>
    /// <param name="file">The whole file, which decodes without fault.</param>
    /// <param name="width">In pixels, as stored.</param>
    /// <param name="height">In pixels, as stored.</param>
    /// <returns>Rows from the top, <see cref="Channels"/> values a pixel; null where the file is not what its header says.</returns>
    public static ushort[]? Read(byte[] file, int width, int height)
    {
        var (channels, bits) = (Channels(file[ColorPosition]), file[DepthPosition]);
        var values = new ushort[width * height * channels];
        using var packed = new MemoryStream();
        foreach (var chunk in new PngChunks(file))
        {
            if (chunk.Is("IDAT"u8))
                packed.Write(file, chunk.Start, chunk.Length);
        }

        packed.Position = 0;
        try
        {
            using var rows = new ZLibStream(packed, CompressionMode.Decompress);
            foreach (var pass in file[InterlacePosition] == 0 ? [(0, 0, 1, 1)] : _passes)
                ReadPass(rows, values, channels, bits, width, height, pass);
            return values;
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException)
        {
            return null;
        }
    }

    private static void ReadPass(
        ZLibStream rows, ushort[] values, int channels, int bits, int width, int height, (int Column, int Row, int Right, int Down) pass)
    {
        var (columns, count) = ((width - pass.Column + pass.Right - 1) / pass.Right, (height - pass.Row + pass.Down - 1) / pass.Down);
        if (columns <= 0)
            return;
        var above = new byte[((columns * channels * bits) + 7) / 8];
        var line = new byte[1 + above.Length];
        for (var row = 0; row < count; row++)
        {
            rows.ReadExactly(line);
            Unfilter(line[0], line.AsSpan(1), above, Math.Max(1, channels * bits / 8));
            line.AsSpan(1).CopyTo(above);
            for (var column = 0; column < columns; column++)
            {
                var to = (((pass.Row + (row * pass.Down)) * width) + pass.Column + (column * pass.Right)) * channels;
                for (var channel = 0; channel < channels; channel++)
                    values[to + channel] = Value(above, (column * channels) + channel, bits);
            }
        }
    }

    private static ushort Value(ReadOnlySpan<byte> line, int place, int bits) => bits == 16
        ? BinaryPrimitives.ReadUInt16BigEndian(line[(2 * place)..])
        : (ushort)((line[place * bits / 8] >> (8 - bits - (place * bits % 8))) & ((1 << bits) - 1));

    private static void Unfilter(byte filter, Span<byte> line, ReadOnlySpan<byte> above, int pixel)
    {
        for (var position = 0; position < line.Length; position++)
        {
            int left = position >= pixel ? line[position - pixel] : 0, corner = position >= pixel ? above[position - pixel] : 0;
            int up = above[position];
            line[position] += (byte)(filter switch
            {
                1 => left,
                2 => up,
                3 => (left + up) / 2,
                4 => Paeth(left, up, corner),
                _ => 0,
            });
        }
    }

    private static int Paeth(int left, int up, int corner)
    {
        var guess = left + up - corner;
        var (toLeft, toUp, toCorner) = (Math.Abs(guess - left), Math.Abs(guess - up), Math.Abs(guess - corner));
        return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
    }
}
