using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;
using SegLab.Storage;

namespace SegLab.Data.Caching;

/// <summary>
/// The contents of a data set's files as one text. A file's SHA-256 is computed once and remembered beside the packs by path and
/// <see cref="FileState"/>; afterwards a file costs a look at its entry in the folder. Links are followed: it is their target that counts.
/// </summary>
/// <remarks>
/// Where a file system can't tell by its times whether bytes are the same, as on FAT, SMB and FUSE, files are hashed each time.
/// </remarks>
/// <param name="folder">The cache's folder.</param>
/// <param name="now">The time in UTC.</param>
internal sealed class FileHashes(string folder, DateTime now)
{
    // The first line; a file with another one, such as an earlier version's, is forgotten.
    private const string Heading = "SegLab file hashes, version 2";
    private const string FileName = "hashes.txt";
    private const string Missing = "missing";
    private const int Fields = 3;

    private readonly string _path = Path.Combine(folder, FileName);
    private readonly ConcurrentQueue<string> _changedUnseen = [];

    /// <summary>Files whose bytes had changed though nothing showed it; found only where all are hashed anew.</summary>
    public IReadOnlyCollection<string> ChangedUnseen => _changedUnseen;

    /// <summary>The hashes of all images and masks, in the pairs' order.</summary>
    /// <param name="pairs">The files.</param>
    /// <param name="anew">Whether nothing that is remembered is trusted.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public string Of(IReadOnlyList<DataPair> pairs, bool anew, CancellationToken cancellationToken)
    {
        var known = Read();
        var added = new ConcurrentDictionary<string, Entry>(StringComparer.Ordinal);
        var files = pairs.SelectMany(pair => (string?[])[pair.ImagePath, pair.MaskPath]).ToArray();
        var hashes = new string[files.Length];
        Parallel.For(0, files.Length, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken }, index =>
            hashes[index] = files[index] is { } file ? Of(Path.GetFullPath(file)) : Missing);
        if (!added.IsEmpty)
            Write(added);
        return string.Join(' ', hashes);

        string Of(string file)
        {
            using var handle = Open(file);
            if (handle is null)
                return Missing;
            var state = FileState.Of(handle);
            var remembered = state is { } seen && known.TryGetValue(file, out var entry) && entry.State == seen.Text ? entry.Hash : null;
            if (remembered is not null && !anew)
                return remembered;
            using var stream = new FileStream(handle, FileAccess.Read);
            var hash = Convert.ToHexStringLower(SHA256.HashData(stream));
            if (remembered is not null && remembered != hash)
                _changedUnseen.Enqueue(file);
            if (state is { } before && before.IsSettled(now) && FileState.Of(handle) == before)
                added[file] = new Entry(before.Text, hash);
            return hash;
        }
    }

    private static SafeFileHandle? Open(string file)
    {
        try
        {
            return FileSystem.Current.OpenHandle(file, share: FileShare.ReadWrite, options: FileOptions.SequentialScan);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Loading says what is wrong with it.
            return null;
        }
    }

    // A line a file: hash, state, path. What is no such line is forgotten: its file is hashed again.
    private Dictionary<string, Entry> Read()
    {
        var known = new Dictionary<string, Entry>(StringComparer.Ordinal);
        if (!File.Exists(_path))
            return known;
        var lines = FileSystem.Current.ReadText(_path).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines.FirstOrDefault() != Heading)
            return known;
        foreach (var fields in lines.Skip(1).Select(line => line.Split('\t', Fields)))
        {
            if (fields is [{ Length: 2 * SHA256.HashSizeInBytes } hash, var state, var file])
                known[file] = new Entry(state, hash);
        }

        return known;
    }

    // Of two processes that write at once the last wins; the other's files are hashed again.
    private void Write(IEnumerable<KeyValuePair<string, Entry>> added)
    {
        var all = Read();
        foreach (var (file, entry) in added.Where(entry => entry.Key.AsSpan().IndexOfAny('\n', '\r') < 0))
            all[file] = entry;
        AtomicFile.Write(_path, string.Concat(all.Select(entry => $"{entry.Value.Hash}\t{entry.Value.State}\t{entry.Key}\n").Prepend($"{Heading}\n")));
    }

    private readonly record struct Entry(string State, string Hash);
}
