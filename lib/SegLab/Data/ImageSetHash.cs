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
        Parallel.For(0, images.Count, index => hashes[index] = OfPicture(images.Names[index], images.Values(index), images.MaskValues(index)));
        return Of(images.Height, images.Width, hashes);
    }

    /// <summary>SHA-256 in hexadecimal of a set whose pictures were hashed one by one.</summary>
    /// <param name="height">In pixels.</param>
    /// <param name="width">In pixels.</param>
    /// <param name="pictures">What <see cref="OfPicture"/> gave, in the set's order.</param>
    public static string Of(int height, int width, IReadOnlyList<byte[]> pictures)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, pictures.Count);
        Append(hash, height);
        Append(hash, width);
        foreach (var picture in pictures)
            hash.AppendData(picture);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>SHA-256 of one picture with its name and mask.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="values"><c>[3, H, W]</c>, in [0, 1].</param>
    /// <param name="mask"><c>[H, W]</c>.</param>
    public static byte[] OfPicture(string name, ReadOnlySpan<float> values, ReadOnlySpan<byte> mask)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        // The name's length keeps a name apart from what follows it.
        var text = Encoding.UTF8.GetBytes(name);
        Append(hash, text.Length);
        hash.AppendData(text);
        hash.AppendData(MemoryMarshal.AsBytes(values));
        hash.AppendData(mask);
        return hash.GetHashAndReset();
    }

    private static void Append(IncrementalHash hash, int number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        hash.AppendData(bytes);
    }
}
