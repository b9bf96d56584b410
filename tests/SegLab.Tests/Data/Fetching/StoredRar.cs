using System.Buffers.Binary;
using System.Text;

namespace SegLab.Tests.Data.Fetching;

/// <summary>Writes rar archives (format 4) without compression, because no library may write compressed ones.</summary>
internal static class StoredRar
{
    public static void Write(string path, IEnumerable<(string Name, byte[] Content)> files)
    {
        using var stream = File.Create(path);
        stream.Write([0x52, 0x61, 0x72, 0x21, 0x1A, 0x07, 0x00]);
        Header(stream, type: 0x73, flags: 0, rest: new byte[6]);
        foreach (var (name, content) in files)
        {
            var bytes = Encoding.ASCII.GetBytes(name);
            var rest = new byte[25 + bytes.Length];
            BinaryPrimitives.WriteInt32LittleEndian(rest, content.Length);
            BinaryPrimitives.WriteInt32LittleEndian(rest.AsSpan(4), content.Length);
            rest[8] = 2;
            BinaryPrimitives.WriteUInt32LittleEndian(rest.AsSpan(9), Crc32(content));
            BinaryPrimitives.WriteUInt32LittleEndian(rest.AsSpan(13), 0x5A210000);
            rest[17] = 20;
            // Method 0x30: stored.
            rest[18] = 0x30;
            BinaryPrimitives.WriteInt16LittleEndian(rest.AsSpan(19), (short)bytes.Length);
            BinaryPrimitives.WriteInt32LittleEndian(rest.AsSpan(21), 0x20);
            bytes.CopyTo(rest, 25);
            Header(stream, type: 0x74, flags: 0x8000, rest);
            stream.Write(content);
        }

        Header(stream, type: 0x7B, flags: 0x4000, rest: []);
    }

    private static void Header(Stream stream, byte type, ushort flags, byte[] rest)
    {
        var header = new byte[5 + rest.Length];
        header[0] = type;
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(1), flags);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(3), (ushort)(header.Length + 2));
        rest.CopyTo(header, 5);
        var checksum = new byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(checksum, (ushort)Crc32(header));
        stream.Write(checksum);
        stream.Write(header);
    }

    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320u);
        }

        return ~crc;
    }
}
