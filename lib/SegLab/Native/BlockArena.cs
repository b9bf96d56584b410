using System.Runtime.InteropServices;

namespace SegLab.Native;

/// <summary>
/// A range of addresses out of which large blocks are handed. What comes back is used again, and neighbours join; since nothing small lies between
/// them, blocks of a training step find the places of the step before. Pages are large ones where the kernel has them. Linux; for any thread.
/// </summary>
internal sealed unsafe class BlockArena
{
    // mman.h: readable and writable; private, anonymous, without a claim to memory before it is written to; in pages of 2 MiB; no longer needed.
    private const int ReadWrite = 0x1 | 0x2;
    private const int PrivateAnonymousNoReserve = 0x02 | 0x20 | 0x4000;
    private const int HugePages = 14;
    private const int DontNeed = 4;
    private static readonly void* Failed = (void*)-1;

    /// <summary>Blocks begin at its multiples: the least page.</summary>
    public const long Alignment = 4096;

    private const long HugePage = 2 << 20;

    private readonly Lock _gate = new();
    private readonly byte* _start;
    private readonly long _length;
    private readonly Dictionary<long, long> _used = [];

    // By offset; no two touch each other.
    private readonly List<(long Offset, long Length)> _free;

    // Pages from here on were not written to since they were last given back.
    private long _written;

    private BlockArena(byte* start, long length)
    {
        _start = start;
        (_length, _free) = (length, [(0, length)]);
    }

    /// <summary>Bytes in blocks that are handed out.</summary>
    public long Used
    {
        get
        {
            lock (_gate)
                return _used.Values.Sum();
        }
    }

    /// <summary>Reserves addresses; memory is taken only as blocks are written to.</summary>
    /// <param name="length">How many bytes, at least 2 MiB.</param>
    /// <returns>The arena, which stays to the process's end; null where the system refuses.</returns>
    public static BlockArena? Reserve(long length)
    {
        var mapped = Map(null, (nuint)length, ReadWrite, PrivateAnonymousNoReserve, -1, 0);
        if (mapped == Failed)
            return null;
        var start = (byte*)RoundUp((long)mapped, HugePage);
        length -= start - (byte*)mapped;
        // Refused where the kernel has no large pages: small ones do as well.
        _ = Advise(start, (nuint)length, HugePages);
        return new BlockArena(start, length);
    }

    /// <summary>Hands out a block: the smallest free place that is large enough.</summary>
    /// <param name="size">In bytes.</param>
    /// <returns>Its address, a multiple of <see cref="Alignment"/>; null where there is no such place, or the size is not above 0. Its bytes may be anything.</returns>
    public void* Allocate(long size)
    {
        if (size <= 0 || size > _length)
            return null;
        size = RoundUp(size, Alignment);
        lock (_gate)
        {
            var best = -1;
            for (var index = 0; index < _free.Count; index++)
            {
                if (_free[index].Length >= size && (best < 0 || _free[index].Length < _free[best].Length))
                    best = index;
            }

            if (best < 0)
                return null;
            var (offset, length) = _free[best];
            if (length == size)
                _free.RemoveAt(best);
            else
                _free[best] = (offset + size, length - size);
            _used.Add(offset, size);
            _written = Math.Max(_written, offset + size);
            return _start + offset;
        }
    }

    /// <summary>Whether an address lies in the arena.</summary>
    public bool Contains(void* address) => address >= _start && address < _start + _length;

    /// <summary>Takes a block back.</summary>
    /// <param name="block">What <see cref="Allocate"/> gave.</param>
    public void Free(void* block)
    {
        lock (_gate)
        {
            var offset = (byte*)block - _start;
            _used.Remove(offset, out var length);
            var next = _free.FindIndex(place => place.Offset > offset);
            var index = next < 0 ? _free.Count : next;
            if (index < _free.Count && offset + length == _free[index].Offset)
            {
                length += _free[index].Length;
                _free.RemoveAt(index);
            }

            if (index > 0 && _free[index - 1].Offset + _free[index - 1].Length == offset)
                _free[index - 1] = (_free[index - 1].Offset, _free[index - 1].Length + length);
            else
                _free.Insert(index, (offset, length));
        }
    }

    /// <summary>Gives the memory of all free places back to the system; the next blocks there take it anew.</summary>
    public void Release()
    {
        lock (_gate)
        {
            foreach (var (offset, length) in _free.Where(place => place.Offset < _written))
                _ = Advise(_start + offset, (nuint)Math.Min(length, _written - offset), DontNeed);
            _written = _used.Count == 0 ? 0 : _used.Max(block => block.Key + block.Value);
        }
    }

    private static long RoundUp(long value, long multiple) => (value + multiple - 1) / multiple * multiple;

    [DllImport("libc.so.6", EntryPoint = "mmap")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern void* Map(void* address, nuint length, int protection, int flags, int file, nint offset);

    [DllImport("libc.so.6", EntryPoint = "madvise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Advise(void* address, nuint length, int advice);
}
