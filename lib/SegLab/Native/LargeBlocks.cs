using System.Runtime.InteropServices;

namespace SegLab.Native;

/// <summary>How the C library hands out torch's large tensors.</summary>
/// <remarks>
/// glibc asks the system for every block above 32 MiB and gives it back when it is freed, so that each large activation of each step is made of
/// fresh pages that the kernel clears first: up to half of a step's time. Kept in the heap, the pages are there the next time. What is freed at the
/// heap's end still goes back to the system; the peak is higher, because the heap's holes do not fit every block.
/// </remarks>
public static class LargeBlocks
{
    // M_MMAP_MAX of glibc's malloc.h: how many blocks may come straight from the system.
    private const int MappedBlocks = -4;

    /// <summary>Keeps large blocks in this process's heap from now on. A program says so once, where it starts; it changes no result.</summary>
    /// <returns>Whether it did: false where the C library is not glibc, or its variable <c>MALLOC_MMAP_MAX_</c> says what to do.</returns>
    public static bool Reuse()
    {
        if (!OperatingSystem.IsLinux() || Environment.GetEnvironmentVariable("MALLOC_MMAP_MAX_") is not null)
            return false;
        try
        {
            return SetOption(MappedBlocks, 0) == 1;
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
            return false;
        }
    }

    [DllImport("libc.so.6", EntryPoint = "mallopt")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetOption(int option, int value);
}
