using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using SegLab.Data.Storing;
using SegLab.Storage;

namespace SegLab.Data.Caching;

/// <summary>Writes the planes of a pack, each picture when it is ready; nothing is kept of it but checksums.</summary>
/// <param name="file">The file.</param>
/// <param name="layout">How many, how large.</param>
internal sealed class PackWriter(SafeFileHandle file, PackLayout layout)
{
    private readonly uint[] _pictureChecksums = new uint[layout.Count];
    private readonly uint[] _maskChecksums = new uint[layout.Count];
    private readonly int[] _lesionPixels = new int[layout.Count];
    private readonly byte[][] _hashes = new byte[layout.Count][];

    /// <summary>Writes a picture and its mask.</summary>
    /// <param name="index">Its position; each once, from any thread.</param>
    /// <param name="name">Its name.</param>
    /// <param name="picture"><c>[3, H, W]</c>, as it is stored.</param>
    /// <param name="mask"><c>[H, W]</c>, 1 lesion, 0 skin.</param>
    public void Write(int index, string name, ReadOnlySpan<byte> picture, ReadOnlySpan<byte> mask)
    {
        FileSystem.Current.Write(file, picture, layout.Picture(index));
        FileSystem.Current.Write(file, mask, layout.Mask(index));
        (_pictureChecksums[index], _maskChecksums[index]) = (Checksum.Of(picture), Checksum.Of(mask));
        _lesionPixels[index] = mask.Length - mask.Count((byte)0);
        _hashes[index] = ImageSetHash.OfPicture(name, layout.HoldsBytes ? Widened(picture) : MemoryMarshal.Cast<byte, float>(picture), mask);
    }

    /// <summary>What the pack says of itself once every picture is written; its key is still empty.</summary>
    /// <param name="source">Where the pictures came from.</param>
    /// <param name="names">One a picture.</param>
    public PackContent Content(string source, IReadOnlyList<string> names) => new(
        "", source, names, layout.Height, layout.Width, layout.HoldsBytes, ImageSetHash.Of(layout.Height, layout.Width, _hashes), _lesionPixels, _pictureChecksums, _maskChecksums);

    private static float[] Widened(ReadOnlySpan<byte> bytes)
    {
        var values = new float[bytes.Length];
        PictureValues.Widen(bytes, values);
        return values;
    }
}
