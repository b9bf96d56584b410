namespace SegLab.Native;

/// <summary>The memory of torch's large tensors, from 1 MiB on.</summary>
/// <remarks>
/// glibc maps each large block anew and gives it back when it is freed, so that each large activation of each step is made of fresh pages, which the
/// kernel clears first: up to half of a step's time. Kept in its heap they leave holes there that fit no later block. So they lie in a range of their own
/// (<see cref="BlockArena"/>), where each step finds the places of the one before. Results are the same.
/// </remarks>
public static class LargeBlocks
{
    private static readonly Lazy<bool> Installed = new(TorchMemory.Install);

    /// <summary>Has torch use the memory of large tensors again from now on. A program says so once, where it starts; saying it again does nothing.</summary>
    /// <returns>Whether it does: Linux on x64 alone, and only where libtorch's libc10 asks the C library for its memory.</returns>
    public static bool Reuse() => Installed.Value;

    /// <summary>Gives what is free of it back to the system, as training does at its end; what comes after takes it anew.</summary>
    public static void Release()
    {
        if (Installed is { IsValueCreated: true, Value: true })
            TorchMemory.Arena!.Release();
    }

    /// <summary>Releases when it is disposed: for the first line of what uses much memory.</summary>
    internal static IDisposable ReleaseAtEnd() => new End();

    private sealed class End : IDisposable
    {
        public void Dispose() => Release();
    }
}
