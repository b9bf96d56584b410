using System.Runtime.InteropServices;

namespace SegLab.Native;

/// <summary>Stands between libtorch and the C library where tensors of the processor get their memory: large blocks come from a <see cref="BlockArena"/>.</summary>
/// <remarks>
/// All such memory is asked for in libtorch's libc10 with <c>posix_memalign</c> and given back there with <c>free</c>. The two addresses in its
/// <see cref="ImportTable"/> are replaced, so that libtorch's own code stays as it is, with its own errors where there is no memory left.
/// </remarks>
internal static unsafe class TorchMemory
{
    /// <summary>From how many bytes on a block lies in the arena. Smaller ones glibc's heap uses again by itself.</summary>
    public const long LeastBlock = 1 << 20;

    // A function of libc10, by which the library is found.
    private const string AnyFunction = "_ZN3c108free_cpuEPv";

    private static readonly delegate* unmanaged<void**, nuint, nuint, int> Align = (delegate* unmanaged<void**, nuint, nuint, int>)OfProcess("posix_memalign");
    private static readonly delegate* unmanaged<void*, void> GiveBack = (delegate* unmanaged<void*, void>)OfProcess("free");

    /// <summary>Where large blocks lie; null where the system has none to give, or is another than Linux on x64.</summary>
    public static BlockArena? Arena { get; } = OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64
        ? BlockArena.Reserve(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes)
        : null;

    /// <summary>Has libtorch take large blocks from the arena from now on; what it took before goes back where it came from.</summary>
    /// <returns>False where there is no arena, or libtorch does not ask for its memory as expected: then nothing changes.</returns>
    public static bool Install()
    {
        TorchLibrary.Prepare();
        if (Arena is null || Align == null || GiveBack == null
            || !NativeLibrary.TryLoad("libc10.so", out var library) || !NativeLibrary.TryGetExport(library, AnyFunction, out var inside))
            return false;
        var allocate = ImportTable.Find((void*)inside, "posix_memalign");
        var free = ImportTable.Find((void*)inside, "free");
        if (allocate == null || free == null)
            return false;

        // What can free blocks of the arena comes first.
        *free = (delegate* unmanaged<void*, void>)&Free;
        *allocate = (delegate* unmanaged<void**, nuint, nuint, int>)&Allocate;
        return true;
    }

    private static void* OfProcess(string function) =>
        OperatingSystem.IsLinux() && NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), function, out var address) ? (void*)address : null;

    [UnmanagedCallersOnly]
    private static int Allocate(void** result, nuint alignment, nuint size)
    {
        var block = size >= (nuint)LeastBlock && alignment <= (nuint)BlockArena.Alignment ? Arena!.Allocate((long)size) : null;
        if (block == null)
            return Align(result, alignment, size);
        *result = block;
        return 0;
    }

    [UnmanagedCallersOnly]
    private static void Free(void* block)
    {
        if (Arena!.Contains(block))
            Arena.Free(block);
        else
            GiveBack(block);
    }
}
