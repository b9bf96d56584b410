using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace SegLab.Data.Files;

/// <summary>Where a chunk of a PNG file is.</summary>
/// <param name="Kind">Its four letters as a number.</param>
/// <param name="Start">Where its content begins in the file.</param>
/// <param name="Length">Its content's length in bytes.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PngChunk(uint Kind, int Start, int Length)
{
    /// <summary>Whether it is of a kind.</summary>
    /// <param name="kind">Four letters.</param>
    public bool Is(ReadOnlySpan<byte> kind) => Kind == BinaryPrimitives.ReadUInt32BigEndian(kind);

    /// <summary>What it holds.</summary>
    /// <param name="file">The file.</param>
    public ReadOnlySpan<byte> Content(ReadOnlySpan<byte> file) => file.Slice(Start, Length);
}
