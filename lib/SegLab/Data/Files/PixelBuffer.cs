using System.Buffers;
using System.Runtime.InteropServices;

namespace SegLab.Data.Files;

/// <summary>
/// A buffer that is borrowed: from the shared pool where it is of a photograph's usual size, else of memory that is given back at once,
/// because the pool would keep a gigabyte for the process's life.
/// </summary>
internal sealed unsafe class PixelBuffer : IDisposable
{
    private const int LargestPooled = 1 << 26;

    private readonly byte[]? _pooled;
    private GCHandle _pinned;
    private byte* _start;

    /// <summary>Borrows.</summary>
    /// <param name="length">In bytes.</param>
    public PixelBuffer(int length)
    {
        Length = length;
        if (length > LargestPooled)
        {
            _start = (byte*)NativeMemory.Alloc((nuint)length);
            return;
        }

        _pooled = ArrayPool<byte>.Shared.Rent(length);
        _pinned = GCHandle.Alloc(_pooled, GCHandleType.Pinned);
        _start = (byte*)_pinned.AddrOfPinnedObject();
    }

    /// <summary>In bytes.</summary>
    public int Length { get; }

    /// <summary>Where it begins; valid until disposal.</summary>
    public nint Start => (nint)_start;

    /// <summary>All of it; valid until disposal.</summary>
    public Span<byte> Bytes => new(_start, Length);

    /// <summary>Gives it back.</summary>
    public void Dispose()
    {
        if (_start is null)
            return;
        if (_pooled is null)
        {
            NativeMemory.Free(_start);
        }
        else
        {
            _pinned.Free();
            ArrayPool<byte>.Shared.Return(_pooled);
        }

        _start = null;
    }
}
