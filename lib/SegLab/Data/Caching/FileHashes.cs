using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using SegLab.Storage;

namespace SegLab.Data.Caching;

/// <summary>
/// The contents of a data set's files as one text. A file's SHA-256 is computed once and remembered beside the packs by path, length and
/// time of change; afterwards a file costs a look at its entry in the folder.
/// </summary>
internal static class FileHashes
{
    private const string FileName = "hashes.txt";
    private const string Missing = "missing";
    private const int Fields = 4;

    // A file that changed just now may change again within the clock's tick, and keep its time.
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(2);

    /// <summary>The hashes of all images and masks, in the pairs' order.</summary>
    /// <param name="folder">The cache's folder.</param>
    /// <param name="pairs">The files.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static string Of(string folder, IReadOnlyList<DataPair> pairs, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, FileName);
        var known = Read(path);
        var added = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        var files = pairs.SelectMany(pair => (string?[])[pair.ImagePath, pair.MaskPath]).ToArray();
        var hashes = new string[files.Length];
        Parallel.For(0, files.Length, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken }, index =>
            hashes[index] = files[index] is { } file ? Of(Path.GetFullPath(file)) : Missing);
        if (!added.IsEmpty)
            Write(path, added);
        return string.Join(' ', hashes);

        string Of(string file)
        {
            var entry = new FileInfo(file);
            // Loading says what is wrong with it.
            if (!entry.Exists)
                return Missing;
            var state = string.Create(CultureInfo.InvariantCulture, $"{entry.Length}\t{entry.LastWriteTimeUtc.Ticks}\t{file}");
            if (known.TryGetValue(state, out var hash))
                return hash;
            using (var stream = entry.OpenRead())
                hash = Convert.ToHexStringLower(SHA256.HashData(stream));
            if (DateTime.UtcNow - entry.LastWriteTimeUtc > Settled)
                added[state] = hash;
            return hash;
        }
    }

    // A line a file: hash, length, time, path. What is no such line is forgotten: its file is hashed again.
    private static Dictionary<string, string> Read(string path)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!File.Exists(path))
            return known;
        foreach (var line in File.ReadLines(path))
        {
            var end = line.IndexOf('\t', StringComparison.Ordinal);
            if (end == 2 * SHA256.HashSizeInBytes && line.Split('\t', Fields).Length == Fields)
                known[line[(end + 1)..]] = line[..end];
        }

        return known;
    }

    // Of two processes that write at once the last wins; the other's files are hashed again.
    private static void Write(string path, IEnumerable<KeyValuePair<string, string>> added)
    {
        var all = Read(path);
        foreach (var (state, hash) in added.Where(entry => !entry.Key.Contains('\n', StringComparison.Ordinal)))
            all[state] = hash;
        AtomicFile.Write(path, string.Concat(all.Select(entry => $"{entry.Value}\t{entry.Key}\n")));
    }
}
