using System.Runtime.InteropServices;

namespace SegLab.Native;

/// <summary>Where a loaded library keeps the addresses of the functions of other libraries that it calls. 64-bit ELF (System V ABI, x86-64 supplement).</summary>
internal static unsafe class ImportTable
{
    // Program headers: from the file's start, with their offset, size and number in its header.
    private const int HeadersOffset = 0x20;
    private const int HeaderSize = 0x36;
    private const int HeaderCount = 0x38;
    private const int DynamicHeader = 2;
    private const int ReadOnlyHeader = 0x6474E552;
    private const int HeaderAddress = 0x10;
    private const int HeaderLength = 0x28;

    // Kinds of entries of the dynamic section: the calls' relocations, their size in bytes, symbols, names.
    private const long CallsTag = 23;
    private const long CallsSizeTag = 2;
    private const long SymbolsTag = 6;
    private const long NamesTag = 5;

    private const int RelocationWords = 3;
    private const int SymbolSize = 24;

    /// <summary>Finds the place of a function's address.</summary>
    /// <param name="inside">Any function of the library that calls it.</param>
    /// <param name="function">The called function's name.</param>
    /// <returns>The place; null where the library does not call that function through its table, or the place may not be written to.</returns>
    public static void** Find(void* inside, string function)
    {
        if (Describe(inside, out var library) == 0)
            return null;
        var start = (byte*)library.Start;
        var header = Header(start, DynamicHeader);
        if (header == null)
            return null;
        var dynamic = (long*)(start + *(long*)(header + HeaderAddress));
        if (Entry(dynamic, CallsTag) is not { } calls || Entry(dynamic, CallsSizeTag) is not { } size || Entry(dynamic, SymbolsTag) is not { } symbols || Entry(dynamic, NamesTag) is not { } names)
            return null;
        var relocations = (long*)At(start, calls);
        for (var index = 0; index < size / (RelocationWords * sizeof(long)); index++)
        {
            var relocation = relocations + (RelocationWords * index);
            var name = *(uint*)(At(start, symbols) + ((relocation[1] >> 32) * SymbolSize));
            if (MemoryMarshal.CreateReadOnlySpanFromNullTerminated(At(start, names) + name).SequenceEqual(System.Text.Encoding.ASCII.GetBytes(function)))
                return IsReadOnly(start, relocation[0]) ? null : (void**)(start + relocation[0]);
        }

        return null;
    }

    private static byte* Header(byte* start, int kind)
    {
        for (var header = 0; header < *(ushort*)(start + HeaderCount); header++)
        {
            var place = start + *(long*)(start + HeadersOffset) + (header * *(ushort*)(start + HeaderSize));
            if (*(int*)place == kind)
                return place;
        }

        return null;
    }

    // What the loader locks once it has filled it in.
    private static bool IsReadOnly(byte* start, long offset)
    {
        var header = Header(start, ReadOnlyHeader);
        return header != null && offset >= *(long*)(header + HeaderAddress) && offset < *(long*)(header + HeaderAddress) + *(long*)(header + HeaderLength);
    }

    private static long? Entry(long* dynamic, long tag)
    {
        for (; *dynamic != 0; dynamic += 2)
        {
            if (*dynamic == tag)
                return dynamic[1];
        }

        return null;
    }

    // The loader makes addresses of offsets in place, where it has to.
    private static byte* At(byte* start, long value) => value < (long)start ? start + value : (byte*)value;

    [DllImport("libc.so.6", EntryPoint = "dladdr")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Describe(void* address, out Description description);

    // Dl_info of dlfcn.h.
    [StructLayout(LayoutKind.Sequential)]
    private struct Description
    {
        public nint FileName;
        public nint Start;
        public nint SymbolName;
        public nint SymbolAddress;
    }
}
