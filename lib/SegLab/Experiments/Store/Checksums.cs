using System.Security.Cryptography;
using SegLab.Storage;

namespace SegLab.Experiments.Store;

/// <summary>A folder's list of SHA-256 sums, as the tool <c>sha256sum -c SHA256SUMS</c> checks it: what tells a whole run from a damaged one.</summary>
internal static class Checksums
{
    /// <summary>The list's file.</summary>
    public const string FileName = "SHA256SUMS";

    /// <summary>Writes the sums of everything in a folder and its folders.</summary>
    public static void Write(string folder)
    {
        var lines = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)
            .Select(name => $"{SumOf(Path.Combine(folder, name))}  {name}\n");
        FileSystem.Current.WriteText(Path.Combine(folder, FileName), string.Concat([.. lines]));
    }

    /// <summary>What is not as it was written: clauses that follow the run's name; none for a whole run.</summary>
    public static IReadOnlyList<string> Problems(string folder)
    {
        if (Lines(folder) is not { } lines)
            return [$"{FileName} is missing"];
        // A list that was cut off after a line would find nothing wrong with what it no longer names.
        var named = Names(lines);
        var unnamed = RunFiles.Required.Where(name => !named.Contains(name)).Select(name => $"{FileName} does not name {name}");
        return [.. unnamed, .. lines.Select(line => Problem(folder, line)).OfType<string>()];
    }

    /// <summary>Whether a folder's list names what no run is without: nobody but SegLab writes such a list.</summary>
    /// <param name="folder">Any folder.</param>
    /// <exception cref="IOException">The list can't be opened.</exception>
    public static bool NamesARun(string folder) => Lines(folder) is { } lines && RunFiles.Required.All(Names(lines).Contains);

    // Null where there is no list; what can't be opened is no reason to call a run damaged.
    private static string[]? Lines(string folder)
    {
        try
        {
            return FileSystem.Current.ReadText(Path.Combine(folder, FileName)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private static HashSet<string> Names(IEnumerable<string> lines) => [.. lines.Where(IsLine).Select(line => line[((SHA256.HashSizeInBytes * 2) + 2)..])];

    private static string? Problem(string folder, string line)
    {
        if (!IsLine(line))
            return $"{FileName} has a line that is no sum";
        var (sum, name) = (line[..(SHA256.HashSizeInBytes * 2)], line[(SHA256.HashSizeInBytes * 2 + 2)..]);
        try
        {
            return SumOf(Path.Combine(folder, name)) == sum ? null : $"{name} is not as it was written";
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return $"{name} is missing";
        }
    }

    private static bool IsLine(string line) => line.Length > (SHA256.HashSizeInBytes * 2) + 2 && line.AsSpan(SHA256.HashSizeInBytes * 2, 2) is "  ";

    private static string SumOf(string path)
    {
        using var stream = FileSystem.Current.Open(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
