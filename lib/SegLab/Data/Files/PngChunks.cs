using System.Buffers.Binary;

namespace SegLab.Data.Files;

/// <summary>Walks over the chunks of a PNG file, up to the first that is not whole.</summary>
/// <param name="file">The whole file.</param>
internal ref struct PngChunks(ReadOnlySpan<byte> file)
{
    private const int Signature = 8;
    private const int Framing = 12;

    private readonly ReadOnlySpan<byte> _file = file;
    private int _next = Signature;

    /// <summary>The chunk at which the walk is.</summary>
    public PngChunk Current { get; private set; }

    /// <summary>Whether a file begins as a PNG does.</summary>
    /// <param name="file">The file, or its beginning.</param>
    public static bool IsPng(ReadOnlySpan<byte> file) =>
        file.Length > Signature && file[0] == 0x89 && file[1..].StartsWith("PNG\r\n\u001a\n"u8);

    /// <summary>For <c>foreach</c>.</summary>
    public readonly PngChunks GetEnumerator() => this;

    /// <summary>Goes to the next chunk.</summary>
    /// <returns>Whether there is one.</returns>
    public bool MoveNext()
    {
        if (_file.Length - _next < Framing)
            return false;
        long length = BinaryPrimitives.ReadUInt32BigEndian(_file[_next..]);
        if (_next + Framing + length > _file.Length)
            return false;
        Current = new PngChunk(BinaryPrimitives.ReadUInt32BigEndian(_file[(_next + 4)..]), _next + 8, (int)length);
        _next += Framing + (int)length;
        return true;
    }
}
