using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SegLab.Data.Caching;

/// <summary>What decides the values of a packed set, as one name.</summary>
internal static class CacheKey
{
    private const int Length = 32;

    /// <summary>Half of a SHA-256, in hexadecimal.</summary>
    /// <param name="version">Of decoding, resizing and layout.</param>
    /// <param name="source">The pictures' names; not where they lie.</param>
    /// <param name="content">What made-up lesions are painted from, or the hashes of all files.</param>
    /// <param name="size">Width and height.</param>
    /// <param name="asBytes">Whether resized values become bytes.</param>
    public static string Of(string version, DataSource source, string content, int size, bool asBytes)
    {
        // Lengths keep a name apart from what follows it.
        string[] parts = [version, content, size.ToString(CultureInfo.InvariantCulture), asBytes ? "bytes" : "as loaded", .. LesionValue(source), .. source.Names];
        var text = string.Concat(parts.Select(part => $"{part.Length.ToString(CultureInfo.InvariantCulture)}:{part}\n"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..Length];
    }

    // Nothing where none is chosen, so that sets of two levels keep their files.
    private static string[] LesionValue(DataSource source) =>
        source.LesionValue is { } value ? [$"lesion value {value.ToString(CultureInfo.InvariantCulture)}"] : [];
}
