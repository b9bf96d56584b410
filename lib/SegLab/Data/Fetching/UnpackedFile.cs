using SegLab.Storage;

namespace SegLab.Data.Fetching;

/// <summary>
/// A file that an archive is unpacked to. It takes as many bytes as the archive declares; what the disk does not take is told apart from a
/// damaged archive.
/// </summary>
internal sealed class UnpackedFile : Stream
{
    private readonly string _archive;
    private readonly PackedEntry _entry;
    private readonly Stream _file;

    /// <summary>Begins a file, and makes its folder if need be.</summary>
    /// <param name="archive">The archive, for messages.</param>
    /// <param name="entry">What is unpacked.</param>
    /// <param name="path">Where to; nothing may be there.</param>
    /// <exception cref="SegLabException">Something is there, or the disk does not take it.</exception>
    public UnpackedFile(string archive, PackedEntry entry, string path)
    {
        (_archive, _entry) = (archive, entry);
        _file = Try(() =>
        {
            if (Path.Exists(path))
            {
                throw new SegLabException($"'{archive}' holds '{entry.Path}' twice, or under two names that this disk does not tell apart. "
                    + "Pack it again with a name for each file.");
            }

            FileSystem.Current.CreateFolder(Path.GetDirectoryName(path)!);
            return FileSystem.Current.Open(path, FileMode.CreateNew, FileAccess.Write);
        });
    }

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => _file.Length;

    /// <inheritdoc/>
    public override long Position { get => _file.Position; set => throw new NotSupportedException(); }

    /// <inheritdoc/>
    /// <exception cref="SegLabException">It would be more than the archive declares, or the disk does not take it.</exception>
    public override void Write(byte[] buffer, int offset, int count)
    {
        if (count > _entry.Entry.Size - _file.Position)
        {
            throw new SegLabException($"'{_archive}' holds more of '{_entry.Path}' than the {_entry.Entry.Size} bytes that it declares: "
                + "it is damaged, or made to fill disks. Do not trust it.");
        }

        Try(() =>
        {
            _file.Write(buffer, offset, count);
            return true;
        });
    }

    /// <inheritdoc/>
    public override void Flush()
    {
        // Nothing is buffered.
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _file.Dispose();
        base.Dispose(disposing);
    }

    private T Try<T>(Func<T> write)
    {
        try
        {
            return write();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new SegLabException($"'{_entry.Path}' of '{_archive}' cannot be written: {DiskSpace.Reason(error)}", error);
        }
    }
}
