using SharpCompress.Common;

namespace SegLab.Data.Fetching;

/// <summary>A file in an archive.</summary>
/// <param name="Entry">Its name and length.</param>
/// <param name="WriteTo">Unpacks it; valid until the next entry is asked for.</param>
internal sealed record PackedEntry(IEntry Entry, Action<Stream> WriteTo)
{
    /// <summary>Its path inside the archive, with forward slashes.</summary>
    public string Path => (Entry.Key ?? "").Replace('\\', '/');

    /// <summary>Whether it lies in what macOS adds to archives, which is no part of the data.</summary>
    public bool IsClutter => Path.StartsWith("__MACOSX/", StringComparison.Ordinal) || Path.Split('/')[^1].StartsWith("._", StringComparison.Ordinal);
}
