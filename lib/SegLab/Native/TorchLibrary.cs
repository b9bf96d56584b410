using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

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
    private const string FileName = "libLibTorchSharp.so";

    // libtorch's own libraries in the order in which they need each other; those that a build lacks are passed over.
    private static readonly string[] Dependencies = ["libc10.so", "libtorch_cpu.so", "libc10_cuda.so", "libtorch_cuda.so", "libtorch.so"];

    /// <summary>Why the library could not be prepared, or null.</summary>
    public static string? Problem { get; private set; }

#pragma warning disable CA2255 // A notebook has no entry point of ours: loading the library is the only moment before torch's first use.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Prepare()
    {
        // An exception here would surface as a TypeInitializationException far from its cause; Device.Parse reports it instead.
        Problem = OperatingSystem.IsLinux() ? PrepareOnLinux() : null;
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
            NativeLibrary.Load(RelaxedCopy(library));
            return null;
        }
        catch (Exception exception) when (exception is DllNotFoundException or BadImageFormatException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return $"TorchSharp's native library does not load on this system, nor does a copy without its demand for {ElfCompatibility.MissingVersion}: {exception.Message} " +
                $"Use a system with libstdc++ of GCC 13 (Debian 13, Ubuntu 24.04), or make a folder writable for the copy by setting XDG_CACHE_HOME.";
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

    // Named for its content, so that every version of the library has a copy of its own and a copy is made once.
    private static string RelaxedCopy(string library)
    {
        var image = File.ReadAllBytes(library);
        if (!ElfCompatibility.Relax(image))
            throw new DllNotFoundException($"{library} does not ask for {ElfCompatibility.MissingVersion}; something else is missing: ldd -r {library} names it.");

        var hash = Convert.ToHexStringLower(SHA256.HashData(image))[..16];
        foreach (var root in new[] { CacheFolder(), Path.Combine(Path.GetTempPath(), $"seglab-{Environment.UserName}") })
        {
            var copy = Path.Combine(root, "native", hash, FileName);
            try
            {
                if (File.Exists(copy) && File.ReadAllBytes(copy).AsSpan().SequenceEqual(image))
                    return copy;
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                var beside = $"{copy}.{Guid.NewGuid():N}";
                File.WriteAllBytes(beside, image);
                File.Move(beside, copy, overwrite: true);
                return copy;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException && root == CacheFolder())
            {
                // A home that can't be written to: the temporary folder is next.
            }
        }

        throw new IOException("No folder could be written to.");
    }

    private static string CacheFolder()
    {
        var cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        if (string.IsNullOrEmpty(cache))
            cache = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
        return Path.Combine(cache, "seglab");
    }
}
