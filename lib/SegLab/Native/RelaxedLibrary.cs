using System.Runtime.InteropServices;
using System.Security.Cryptography;
using SegLab.Storage;

namespace SegLab.Native;

/// <summary>A copy of TorchSharp's native library without its demand for a newer libstdc++, kept in the user's cache folder.</summary>
internal static class RelaxedLibrary
{
    /// <summary>Loads a relaxed copy of <paramref name="library"/>, from the cache folder or else from the temporary folder.</summary>
    /// <param name="library">The package's own file, which is only read.</param>
    /// <returns>Null, or why no copy could be loaded and what to do.</returns>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    /// <exception cref="IOException">The file can't be read.</exception>
    public static string? Load(string library)
    {
        var image = File.ReadAllBytes(library);
        if (!ElfCompatibility.Relax(image))
            return $"{library} does not load on this system, and not for its libstdc++: ldd -r {library} names what is missing.";

        var problems = new List<string>();
        foreach (var load in new Action<byte[]>[] { LoadFromCache, LoadFromTemporaryFolder })
        {
            try
            {
                load(image);
                return null;
            }
            catch (Exception exception) when (exception is DllNotFoundException or BadImageFormatException or IOException or UnauthorizedAccessException)
            {
                problems.Add(exception.Message);
            }
        }

        return $"TorchSharp's native library asks for {ElfCompatibility.MissingVersion}, which this system's libstdc++ lacks, and no copy without that demand could be made: " +
            $"{string.Join(" ", problems)} Set XDG_CACHE_HOME to a folder that can be written to, or use a system with libstdc++ of GCC 13 (Debian 13, Ubuntu 24.04).";
    }

    /// <summary>Writes the copy into a folder named for its content, unless it is there already and whole.</summary>
    /// <remarks>Every version of the library has a copy of its own. Two processes may do this at once: each writes beside and renames.</remarks>
    /// <param name="image">The copy's bytes.</param>
    /// <param name="root">The folder that holds the copies; made where it is missing.</param>
    /// <returns>The copy's path.</returns>
    public static string Keep(byte[] image, string root)
    {
        var copy = Path.Combine(root, Convert.ToHexStringLower(SHA256.HashData(image))[..16], TorchLibrary.FileName);
        if (File.Exists(copy) && File.ReadAllBytes(copy).AsSpan().SequenceEqual(image))
            return copy;

        AtomicFile.Write(copy, image);
        return copy;
    }

    private static void LoadFromCache(byte[] image) => NativeLibrary.Load(Keep(image, Path.Combine(CacheFolder(), "seglab", "native")));

    // Others may write into the system's temporary folder: the copy lies in a new folder that is this user's alone, and is gone once it is loaded.
    private static void LoadFromTemporaryFolder(byte[] image)
    {
        var folder = Directory.CreateTempSubdirectory("seglab-");
        try
        {
            NativeLibrary.Load(Keep(image, folder.FullName));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // As the XDG base directory specification has it: a relative path is passed over.
    private static string CacheFolder() => Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { } folder && Path.IsPathRooted(folder)
        ? folder
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
}
