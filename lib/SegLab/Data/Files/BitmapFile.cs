using System.Buffers.Binary;
using SegLab.Storage;

namespace SegLab.Data.Files;

/// <summary>Writes uncompressed BMP files as PH2 has them: images of 24 bits a pixel, masks of 1 bit a pixel, rows padded to four bytes, from the bottom up.</summary>
public static class BitmapFile
{
    private const int FileHeader = 14;
    private const int InfoHeader = 40;

    /// <summary>Writes an image of 24 bits a pixel.</summary>
    /// <param name="path">The file; one that is there is replaced once the new one is whole.</param>
    /// <param name="image">What is written.</param>
    public static void Write(string path, RgbImage image) => AtomicFile.Write(path, Of(image));

    /// <summary>Writes a mask of 1 bit a pixel, lesion white.</summary>
    /// <param name="path">The file; one that is there is replaced once the new one is whole.</param>
    /// <param name="mask">What is written.</param>
    public static void Write(string path, Mask mask) => AtomicFile.Write(path, Of(mask));

    /// <summary>An image's file, 24 bits a pixel.</summary>
    /// <param name="image">The image.</param>
    internal static byte[] Of(RgbImage image)
    {
        var stride = Stride(24 * image.Width);
        var file = Headers(image.Width, image.Height, 24, stride, palette: []);
        var start = file.Length - (stride * image.Height);
        for (var row = 0; row < image.Height; row++)
        {
            var source = image.Pixels.AsSpan(3 * row * image.Width, 3 * image.Width);
            var target = file.AsSpan(start + ((image.Height - 1 - row) * stride), stride);
            for (var value = 0; value < source.Length; value += 3)
                (target[value], target[value + 1], target[value + 2]) = (source[value + 2], source[value + 1], source[value]);
        }

        return file;
    }

    /// <summary>A mask's file, 1 bit a pixel, lesion white.</summary>
    /// <param name="mask">The mask.</param>
    internal static byte[] Of(Mask mask)
    {
        var stride = Stride(mask.Width);
        var file = Headers(mask.Width, mask.Height, 1, stride, palette: [0x00000000, 0x00FFFFFF]);
        var start = file.Length - (stride * mask.Height);
        for (var row = 0; row < mask.Height; row++)
        {
            var target = file.AsSpan(start + ((mask.Height - 1 - row) * stride), stride);
            for (var column = 0; column < mask.Width; column++)
            {
                if (mask.Pixels[(row * mask.Width) + column] != 0)
                    target[column >> 3] |= (byte)(0x80 >> (column & 7));
            }
        }

        return file;
    }

    private static int Stride(int bits) => (bits + 31) / 32 * 4;

    private static byte[] Headers(int width, int height, short bits, int stride, uint[] palette)
    {
        var offset = FileHeader + InfoHeader + (4 * palette.Length);
        var file = new byte[offset + (stride * height)];
        var header = file.AsSpan();
        "BM"u8.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header[2..], file.Length);
        BinaryPrimitives.WriteInt32LittleEndian(header[10..], offset);
        BinaryPrimitives.WriteInt32LittleEndian(header[14..], InfoHeader);
        BinaryPrimitives.WriteInt32LittleEndian(header[18..], width);
        BinaryPrimitives.WriteInt32LittleEndian(header[22..], height);
        BinaryPrimitives.WriteInt16LittleEndian(header[26..], 1);
        BinaryPrimitives.WriteInt16LittleEndian(header[28..], bits);
        BinaryPrimitives.WriteInt32LittleEndian(header[34..], stride * height);
        BinaryPrimitives.WriteInt32LittleEndian(header[46..], palette.Length);
        for (var colour = 0; colour < palette.Length; colour++)
            BinaryPrimitives.WriteUInt32LittleEndian(header[(FileHeader + InfoHeader + (4 * colour))..], palette[colour]);
        return file;
    }
}
