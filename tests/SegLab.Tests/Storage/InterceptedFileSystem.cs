using Microsoft.Win32.SafeHandles;
using SegLab.Storage;

namespace SegLab.Tests.Storage;

/// <summary>A file system that asks before each operation.</summary>
internal abstract class InterceptedFileSystem : FileSystem
{
    public override Stream Open(string path, FileMode mode, FileAccess access, FileShare share = FileShare.Read)
    {
        Before("open", path);
        try
        {
            return new InterceptedStream(base.Open(path, mode, access, share), path, Before, () => Closed(path));
        }
        catch
        {
            Closed(path);
            throw;
        }
    }

    public override SafeFileHandle OpenHandle(
        string path, FileMode mode = FileMode.Open, FileAccess access = FileAccess.Read, FileShare share = FileShare.Read, FileOptions options = FileOptions.None)
    {
        Before("open", path);
        try
        {
            var handle = base.OpenHandle(path, mode, access, share, options);
            Opened(path, handle);
            return handle;
        }
        catch
        {
            Closed(path);
            throw;
        }
    }

    public override int Read(SafeFileHandle file, Span<byte> target, long offset)
    {
        Before("read", "");
        return base.Read(file, target, offset);
    }

    public override void Write(SafeFileHandle file, ReadOnlySpan<byte> source, long offset)
    {
        Before("write", "");
        base.Write(file, source, offset);
    }

    public override void SetLength(SafeFileHandle file, long length)
    {
        Before("write", "");
        base.SetLength(file, length);
    }

    public override void Flush(string path)
    {
        Before("flush", path);
        base.Flush(path);
    }

    public override void FlushFolder(string path)
    {
        Before("flush", path);
        base.FlushFolder(path);
    }

    public override void Move(string from, string to)
    {
        Before("rename", from);
        Before("replace", to);
        base.Move(from, to);
    }

    public override void MoveFolder(string from, string to)
    {
        Before("rename", from);
        Before("replace", to);
        base.MoveFolder(from, to);
    }

    public override void CreateFolder(string path)
    {
        Before("create folder", path);
        base.CreateFolder(path);
    }

    public override void Delete(string path)
    {
        Before("delete", path);
        base.Delete(path);
    }

    public override void DeleteFolder(string path)
    {
        Before("delete", path);
        base.DeleteFolder(path);
    }

    /// <summary>Called before an operation; an exception from it takes its place.</summary>
    protected abstract void Before(string operation, string path);

    /// <summary>Called when a stream was closed.</summary>
    protected virtual void Closed(string path)
    {
    }

    /// <summary>Called when a handle was opened.</summary>
    protected virtual void Opened(string path, SafeFileHandle handle)
    {
    }
}
