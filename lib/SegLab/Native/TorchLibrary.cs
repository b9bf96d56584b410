using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SegLab.Native;

/// <summary>Loads TorchSharp's native library before torch's first use, on systems with an older libstdc++ too.</summary>
/// <remarks>
/// <para>
/// The library of TorchSharp 0.107 asks for GLIBCXX_3.4.32 (GCC 13), for one symbol without effect. Where the system has an
/// older libstdc++ (Debian 12, Ubuntu 22.04), a copy of the library without that demand is made in the user's cache folder
/// and loaded instead; TorchSharp then finds it by its name. The package's own file is never written to.
/// </para>
/// <para>Loading SegLab.dll's first type does this; nothing has to be called.</para>
/// </remarks>
internal static class TorchLibrary
{
    /// <summary>The library that TorchSharp calls into.</summary>
    public const string FileName = "libLibTorchSharp.so";

    // libtorch's own libraries in the order in which they need each other; those that a build lacks are passed over.
    private static readonly string[] Dependencies = ["libc10.so", "libtorch_cpu.so", "libc10_cuda.so", "libtorch_cuda.so", "libtorch.so"];

    /// <summary>Why the library could not be prepared, or null.</summary>
    /// <remarks>An exception here would surface as a TypeInitializationException far from its cause; <see cref="Require"/> throws it where it helps.</remarks>
    public static string? Problem { get; } = OperatingSystem.IsLinux() ? PrepareOnLinux() : null;

#pragma warning disable CA2255 // A notebook has no entry point of ours: loading the library is the only moment before torch's first use.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Prepare() => _ = Problem;

    /// <summary>Refuses to go on without the library.</summary>
    /// <exception cref="SegLabException">It could not be prepared; the message says why and what to do.</exception>
    public static void Require()
    {
        if (Problem is not null)
            throw new SegLabException(Problem);
    }

    private static string? PrepareOnLinux()
    {
        var folders = SearchFolders().ToList();
        var library = folders.Select(folder => Path.Combine(folder, FileName)).FirstOrDefault(File.Exists);
        if (library is null)
            return $"TorchSharp's native library {FileName} was not found in {string.Join(", ", folders)}. Build the project again (dotnet build).";

        foreach (var dependency in Dependencies)
        {
            var path = Path.Combine(Path.GetDirectoryName(library)!, dependency);
            if (File.Exists(path) && !NativeLibrary.TryLoad(path, out _))
                return $"libtorch's {dependency} does not load on this system. It needs a 64-bit Linux with glibc 2.34 or newer (Debian 12, Ubuntu 22.04 or later): ldd {path} lists what is missing.";
        }

        if (NativeLibrary.TryLoad(library, out _))
            return null;

        try
        {
            return RelaxedLibrary.Load(library);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return $"TorchSharp's native library {library} can't be read: {exception.Message} Build the project again (dotnet build).";
        }
    }

    private static IEnumerable<string> SearchFolders()
    {
        var assemblies = new[] { typeof(TorchLibrary).Assembly, typeof(TorchSharp.torch).Assembly };
        foreach (var folder in assemblies.Select(FolderOf).Append(AppContext.BaseDirectory).Distinct(StringComparer.Ordinal))
        {
            yield return folder;
            yield return Path.Combine(folder, "runtimes", RuntimeInformation.RuntimeIdentifier, "native");
        }
    }

    private static string FolderOf(Assembly assembly) => Path.GetDirectoryName(assembly.Location) is { Length: > 0 } folder ? folder : AppContext.BaseDirectory;
}
