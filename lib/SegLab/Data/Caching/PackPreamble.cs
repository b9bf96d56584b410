using System.Buffers.Binary;

namespace SegLab.Data.Caching;

/// <summary>The first bytes of a pack: what it is, and where its content stands. Written last, so that half a pack is none.</summary>
/// <param name="ContentStart">In bytes from the file's start.</param>
/// <param name="ContentLength">In bytes; the file ends behind it.</param>
/// <param name="ContentChecksum">CRC-32C of it.</param>
internal sealed record PackPreamble(long ContentStart, int ContentLength, uint ContentChecksum)
{
    /// <summary>How many bytes it takes.</summary>
    public const int Length = 28;

    private const uint Version = 1;

    private static ReadOnlySpan<byte> Magic => "SEGPACK\n"u8;

    /// <summary>As bytes.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[Length];
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(8), Version);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(12), ContentStart);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(20), ContentLength);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(24), ContentChecksum);
        return bytes;
    }

    /// <summary>From bytes.</summary>
    /// <param name="bytes"><see cref="Length"/> of them.</param>
    /// <exception cref="FormatException">They are no preamble.</exception>
    public static PackPreamble Read(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.StartsWith(Magic))
            throw new FormatException("it does not begin as a pack does");
        if (BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]) is not Version and var version)
            throw new FormatException($"its format is {version}, not {Version}");
        return new PackPreamble(BinaryPrimitives.ReadInt64LittleEndian(bytes[12..]), BinaryPrimitives.ReadInt32LittleEndian(bytes[20..]), BinaryPrimitives.ReadUInt32LittleEndian(bytes[24..]));
    }
}
