using System.Buffers.Binary;
using System.Text;

namespace SegLab.Native;

/// <summary>
/// Frees a 64-bit ELF library from GCC 13's stream-initialisation anchor, the only thing that TorchSharp's native
/// library asks of a newer libstdc++ than Debian 12 and Ubuntu 22.04 have.
/// </summary>
internal static class ElfCompatibility
{
    /// <summary>The symbol version that older systems lack.</summary>
    public const string MissingVersion = "GLIBCXX_3.4.32";

    // In GCC 13 the anchor only makes sure that the standard streams are initialised, which libtorch does anyway;
    // a no-argument function without effect, exported by libc10 and named in the same string table, stands in for it.
    private const string Anchor = "_ZSt21ios_base_library_initv";
    private const string StandIn = "_ZN3c108GradMode10is_enabledEv";

    private const ushort WeakFlag = 0x2;
    private const ushort GlobalVersion = 1;
    private const int SectionHeaderSize = 64;
    private const int SymbolSize = 24;

    /// <summary>Changes three fields of <paramref name="image"/> in place.</summary>
    /// <param name="image">The whole file.</param>
    /// <returns>False where the file has no such anchor and nothing was changed.</returns>
    /// <exception cref="InvalidDataException">The bytes are not a whole 64-bit little-endian ELF file, or lack the stand-in.</exception>
    public static bool Relax(Span<byte> image)
    {
        try
        {
            return FreeFromAnchor(image);
        }
        catch (Exception exception) when (exception is ArgumentOutOfRangeException or IndexOutOfRangeException or OverflowException)
        {
            // Every offset in the file is read through the span, which says where one points outside of it.
            throw new InvalidDataException("The library is truncated or damaged.", exception);
        }
    }

    private static bool FreeFromAnchor(Span<byte> image)
    {
        if (image.Length < 64 || !image[..6].SequenceEqual<byte>([0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1]))
            throw new InvalidDataException("Not a 64-bit little-endian ELF file.");

        var strings = FindSection(image, ".dynstr");
        var symbols = FindSection(image, ".dynsym");
        var versions = FindSection(image, ".gnu.version");
        var needs = FindSection(image, ".gnu.version_r");

        var anchor = FindSymbol(image, symbols, strings, Anchor);
        if (anchor < 0)
            return false;
        var standIn = FindSymbol(image, symbols, strings, StandIn);
        if (standIn < 0)
            throw new InvalidDataException($"The library names no '{StandIn}' to stand in for '{Anchor}'.");
        if (!MarkWeak(image, needs, strings))
            return false;

        image.Slice(symbols.Offset + (standIn * SymbolSize), 4).CopyTo(image.Slice(symbols.Offset + (anchor * SymbolSize), 4));
        BinaryPrimitives.WriteUInt16LittleEndian(image[(versions.Offset + (anchor * 2))..], GlobalVersion);
        return true;
    }

    private static (int Offset, int Size) FindSection(ReadOnlySpan<byte> image, string name)
    {
        var table = checked((int)BinaryPrimitives.ReadUInt64LittleEndian(image[0x28..]));
        var count = BinaryPrimitives.ReadUInt16LittleEndian(image[0x3C..]);
        var names = Section(image, table, BinaryPrimitives.ReadUInt16LittleEndian(image[0x3E..])).Offset;
        for (var index = 0; index < count; index++)
        {
            var nameOffset = Offset(image, table + (index * SectionHeaderSize));
            if (TextAt(image, names + nameOffset) == name)
                return Section(image, table, index);
        }

        throw new InvalidDataException($"The library has no section '{name}'.");
    }

    private static (int Offset, int Size) Section(ReadOnlySpan<byte> image, int table, int index)
    {
        var header = image.Slice(table + (index * SectionHeaderSize), SectionHeaderSize);
        return (checked((int)BinaryPrimitives.ReadUInt64LittleEndian(header[0x18..])), checked((int)BinaryPrimitives.ReadUInt64LittleEndian(header[0x20..])));
    }

    private static int FindSymbol(ReadOnlySpan<byte> image, (int Offset, int Size) symbols, (int Offset, int Size) strings, string name)
    {
        for (var index = 0; index < symbols.Size / SymbolSize; index++)
        {
            var nameOffset = Offset(image, symbols.Offset + (index * SymbolSize));
            if (TextAt(image, strings.Offset + nameOffset) == name)
                return index;
        }

        return -1;
    }

    // .gnu.version_r is a linked list of files, each with a linked list of the versions asked of it.
    private static bool MarkWeak(Span<byte> image, (int Offset, int Size) needs, (int Offset, int Size) strings)
    {
        for (var file = needs.Offset; ;)
        {
            var count = BinaryPrimitives.ReadUInt16LittleEndian(image[(file + 2)..]);
            var entry = file + Offset(image, file + 8);
            for (var index = 0; index < count; index++)
            {
                var name = Offset(image, entry + 8);
                if (TextAt(image, strings.Offset + name) == MissingVersion)
                {
                    var flags = BinaryPrimitives.ReadUInt16LittleEndian(image[(entry + 4)..]);
                    BinaryPrimitives.WriteUInt16LittleEndian(image[(entry + 4)..], (ushort)(flags | WeakFlag));
                    return true;
                }

                entry += Offset(image, entry + 12);
            }

            var next = Offset(image, file + 12);
            if (next == 0)
                return false;
            file += next;
        }
    }

    // Never negative, so that a list's next entry lies further on and the list ends.
    private static int Offset(ReadOnlySpan<byte> image, int position) =>
        checked((int)BinaryPrimitives.ReadUInt32LittleEndian(image[position..]));

    private static string TextAt(ReadOnlySpan<byte> image, int offset)
    {
        var rest = image[offset..];
        return Encoding.ASCII.GetString(rest[..rest.IndexOf((byte)0)]);
    }
}
