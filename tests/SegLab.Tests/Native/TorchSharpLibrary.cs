using System.Runtime.InteropServices;
using SegLab.Native;
using Xunit;

namespace SegLab.Tests.Native;

/// <summary>TorchSharp's native library as the package brings it, beside the tests.</summary>
internal static class TorchSharpLibrary
{
    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, TorchLibrary.FileName);

    /// <summary>The library's bytes; skips the test on systems that have another one.</summary>
    public static byte[] Read()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only the Linux library asks for a libstdc++.");
        return File.ReadAllBytes(Path);
    }

    /// <summary>The library's bytes with the demand taken away.</summary>
    public static byte[] ReadRelaxed()
    {
        var image = Read();
        Assert.True(ElfCompatibility.Relax(image));
        return image;
    }

    /// <summary>Skips the test where the system's libstdc++ is new enough for the library as it is.</summary>
    public static void SkipUnlessTheSystemIsOlder()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only the Linux library asks for a libstdc++.");
        Assert.SkipWhen(NativeLibrary.TryLoad(Path, out _), "This system's libstdc++ loads the library as it is.");
    }
}
