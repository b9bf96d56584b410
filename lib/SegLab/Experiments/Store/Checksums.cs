using System.Security.Cryptography;
using System.Text;

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
        File.WriteAllText(Path.Combine(folder, FileName), string.Concat([.. lines]));
    }

    /// <summary>What is not as it was written: clauses that follow the run's name; none for a whole run.</summary>
    public static IReadOnlyList<string> Problems(string folder)
    {
        var list = Path.Combine(folder, FileName);
        if (!File.Exists(list))
            return [$"{FileName} is missing"];
        var lines = File.ReadAllLines(list, Encoding.UTF8);
        // A list that was cut off after a line would find nothing wrong with what it no longer names.
        var named = lines.Where(IsLine).Select(line => line[(SHA256.HashSizeInBytes * 2 + 2)..]).ToHashSet();
        var unnamed = RunFiles.Required.Where(name => !named.Contains(name)).Select(name => $"{FileName} does not name {name}");
        return [.. unnamed, .. lines.Select(line => Problem(folder, line)).OfType<string>()];
    }

    private static string? Problem(string folder, string line)
    {
        if (!IsLine(line))
            return $"{FileName} has a line that is no sum";
        var (sum, name) = (line[..(SHA256.HashSizeInBytes * 2)], line[(SHA256.HashSizeInBytes * 2 + 2)..]);
        var path = Path.Combine(folder, name);
        if (!File.Exists(path))
            return $"{name} is missing";
        return SumOf(path) == sum ? null : $"{name} is not as it was written";
    }

    private static bool IsLine(string line) => line.Length > (SHA256.HashSizeInBytes * 2) + 2 && line.AsSpan(SHA256.HashSizeInBytes * 2, 2) is "  ";

    private static string SumOf(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
