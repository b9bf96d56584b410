using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace SegLab.Data;

/// <summary>What an image set holds, in one number.</summary>
internal static class ImageSetHash
{
    /// <summary>SHA-256 in hexadecimal: of the size, and of each picture's own hash in the set's order. All cores share the pictures.</summary>
    /// <param name="images">The set.</param>
    public static string Of(ImageSet images)
    {
        var hashes = new byte[images.Count][];
        Parallel.For(0, images.Count, index => hashes[index] = OfPicture(images, index));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, images.Count);
        Append(hash, images.Height);
        Append(hash, images.Width);
        foreach (var picture in hashes)
            hash.AppendData(picture);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static byte[] OfPicture(ImageSet images, int index)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        // The name's length keeps a name apart from what follows it.
        var name = Encoding.UTF8.GetBytes(images.Names[index]);
        Append(hash, name.Length);
        hash.AppendData(name);
        hash.AppendData(MemoryMarshal.AsBytes(images.Values(index)));
        hash.AppendData(images.MaskValues(index));
        return hash.GetHashAndReset();
    }

    private static void Append(IncrementalHash hash, int number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        hash.AppendData(bytes);
    }
}
