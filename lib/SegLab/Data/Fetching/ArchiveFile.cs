using SharpCompress.Archives;
using SharpCompress.Common;
using SharpCompress.Readers;

namespace SegLab.Data.Fetching;

/// <summary>Unpacks rar, zip, 7z and tar archives, compressed tar archives included.</summary>
public static class ArchiveFile
{
    /// <summary>Unpacks all files. All names, all sizes and the free space are looked at before anything is written.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="folder">Where to; made if it is not there.</param>
    /// <param name="progress">Told after each file.</param>
    /// <param name="cancellationToken">Ends the unpacking with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="SegLabException">
    /// There is no such file, it is no archive, damaged or encrypted, an entry points outside the folder or is longer than it declares, or
    /// the disk has no room.
    /// </exception>
    public static void Unpack(string archive, string folder, IProgress<ByteProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        if (!File.Exists(archive))
            throw new SegLabException($"There is no archive '{archive}'. Check the path.");
        try
        {
            var total = RequireSafe(archive, folder, cancellationToken);
            var done = 0L;
            foreach (var packed in Entries(archive))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (packed.Entry.IsDirectory || packed.IsClutter)
                    continue;
                using (var file = new UnpackedFile(archive, packed, Path.Combine(folder, packed.Path)))
                    packed.WriteTo(file);
                progress?.Report(new ByteProgress(done += packed.Entry.Size, total));
            }
        }
        catch (Exception error) when (error is not (SegLabException or OperationCanceledException))
        {
            // A damaged archive shows itself in every kind of exception that a decoder can have.
            throw new SegLabException($"'{archive}' cannot be unpacked: {error.Message} It may be damaged, or not a rar, zip, 7z or tar.gz archive; get it again.", error);
        }
    }

    private static long RequireSafe(string archive, string folder, CancellationToken cancellationToken)
    {
        var room = DiskSpace.Available(folder) ?? long.MaxValue;
        var total = 0L;
        var files = 0;
        foreach (var packed in Entries(archive))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (PointsOutside(packed.Path))
                throw new SegLabException($"'{archive}' holds the entry '{packed.Entry.Key}', which points outside the folder that it would be unpacked to. Nothing was unpacked: do not trust this archive.");
            if (!string.IsNullOrEmpty(packed.Entry.LinkTarget))
                throw new SegLabException($"'{archive}' holds the link '{packed.Entry.Key}' to '{packed.Entry.LinkTarget}'; links are not unpacked. Nothing was unpacked: pack the files themselves.");
            if (packed.Entry.IsEncrypted)
                throw new SegLabException($"'{archive}' is encrypted. Unpack it with its password and give the folder to 'seglab data import'.");
            if (packed.Entry.Size < 0 || packed.Entry.Size > long.MaxValue - total)
                throw new SegLabException($"'{archive}' declares an impossible size of '{packed.Path}': {packed.Entry.Size} bytes. Get it again.");
            total += packed.Entry.Size;
            // At once: of a compressed tar archive, passing over a file is unpacking it.
            if (total > room)
                throw DiskSpace.Refuse($"'{archive}', unpacked,", total, room);
            files += packed.Entry.IsDirectory ? 0 : 1;
        }

        return files > 0 ? total : throw new SegLabException($"'{archive}' holds no files.");
    }

    private static bool PointsOutside(string path) =>
        path.Length == 0 || path.StartsWith('/') || path.Contains(':', StringComparison.Ordinal) || path.Split('/').Contains("..");

    private static IEnumerable<PackedEntry> Entries(string path)
    {
        // Compressed tar archives are read as a stream; the others by their directory.
        if (!ArchiveFactory.IsArchive(path, out var type) || type is not (ArchiveType.Rar or ArchiveType.Zip or ArchiveType.SevenZip))
        {
            using var reader = ReaderFactory.OpenReader(path);
            foreach (var entry in Entries(reader))
                yield return entry;
            yield break;
        }

        using var archive = ArchiveFactory.OpenArchive(path);
        if (archive.IsSolid || type == ArchiveType.SevenZip)
        {
            using var reader = archive.ExtractAllEntries();
            foreach (var entry in Entries(reader))
                yield return entry;
            yield break;
        }

        foreach (var entry in archive.Entries)
            yield return new PackedEntry(entry, stream => entry.WriteTo(stream, new ExtractionOptions { CheckCrc = true }));
    }

    private static IEnumerable<PackedEntry> Entries(IReader reader)
    {
        while (reader.MoveToNextEntry())
            yield return new PackedEntry(reader.Entry, reader.WriteEntryTo);
    }
}
