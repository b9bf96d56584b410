using System.Runtime.InteropServices;

namespace SegLab.Native;

/// <summary>How the system hands out the memory of torch's large tensors.</summary>
/// <remarks>
/// glibc maps each large block anew and gives it back when it is freed, so that each large activation of each step is made of fresh pages, for each of
/// which the processor stops and the kernel clears 4 KiB: up to half of a step's time. In pages of 2 MiB it stops 512 times less often. Smaller blocks
/// stay in glibc's heap and are used again; larger ones would leave holes there that fit no later block. Neither changes a result.
/// Where the kernel gives no large pages, blocks are mapped in small ones.
/// </remarks>
public static class LargeBlocks
{
    // What libtorch's allocator of the processor's memory reads when it makes its first large tensor.
    private const string HugePages = "THP_MEM_ALLOC_ENABLE";

    // M_MMAP_THRESHOLD of glibc's malloc.h: from how many bytes on a block is mapped. Left alone it grows to 32 MiB as blocks are freed.
    private const int MappingThreshold = -3;
    private const int MappedBytes = 8 << 20;

    /// <summary>Asks for large blocks in large pages from now on. A program says so once, where it starts, before its first tensor.</summary>
    /// <returns>Whether it did: false where the C library is not glibc, or the environment variables <c>THP_MEM_ALLOC_ENABLE</c> or <c>MALLOC_MMAP_THRESHOLD_</c> say what to do.</returns>
    public static bool UseHugePages()
    {
        if (!OperatingSystem.IsLinux() || IsSet(HugePages) || IsSet("MALLOC_MMAP_THRESHOLD_"))
            return false;
        try
        {
            // .NET keeps its own copy of the environment, which libtorch does not see.
            return SetOption(MappingThreshold, MappedBytes) == 1 && SetVariable(HugePages, "1", overwrite: 1) == 0;
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
            return false;
        }
    }

    private static bool IsSet(string variable) => Environment.GetEnvironmentVariable(variable) is not null;

    [DllImport("libc.so.6", EntryPoint = "mallopt")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetOption(int option, int value);

    [DllImport("libc.so.6", EntryPoint = "setenv", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetVariable(string name, string value, int overwrite);
}
