using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace SegLab.Storage;

/// <summary>
/// The operations in which a disk can fail or a process can die. Everything that SegLab keeps on a disk is read and written through the
/// one in use, so that tests can let any operation fail, or behave as another system's would.
/// </summary>
internal class FileSystem
{
    // Of open(2) on Linux: read only, not for the processes that this one starts.
    private const int CloseOnExecute = 0x80000;

    // "Input/output error" and "no space left on device".
    private static readonly int[] _failures = [5, 28];

    private static readonly FileSystem _real = new();

    // Of the flow of calls and not of the process: tests that run side by side do not see each other's. A parameter would pass through
    // some sixty signatures, of which none but tests would ever give one.
    private static readonly AsyncLocal<FileSystem?> _inUse = new();

    /// <summary>The one in use: the system's own, unless a test put another in its place.</summary>
    public static FileSystem Current => _inUse.Value ?? _real;

    /// <summary>Puts another in place of the system's own, for the calls that follow in this flow and in those that it starts.</summary>
    /// <param name="files">The other; null goes back to the system's own.</param>
    public static void Use(FileSystem? files) => _inUse.Value = files;

    /// <summary>Who writes: what files that are not whole yet, and leases, say of themselves.</summary>
    public virtual ProcessMark Writer => ProcessMark.Current;

    /// <summary>Opens a file as a stream.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mode">Whether it must be there or must not.</param>
    /// <param name="access">What is done with it.</param>
    /// <param name="share">What others may do meanwhile; deleting and renaming are always allowed.</param>
    /// <returns>The stream; the caller disposes it.</returns>
    /// <exception cref="IOException">It is a pipe or a device, or can't be opened.</exception>
    public virtual Stream Open(string path, FileMode mode, FileAccess access, FileShare share = FileShare.Read)
    {
        if (mode == FileMode.Open)
            RegularFile.Require(path);
        // Without a buffer: a full disk shows itself in writing, not in closing.
        return new FileStream(path, mode, access, share | FileShare.Delete, bufferSize: 0);
    }

    /// <summary>Opens a file to be read or written at any position.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mode">Whether it must be there or must not.</param>
    /// <param name="access">What is done with it.</param>
    /// <param name="share">What others may do meanwhile.</param>
    /// <param name="options">Hints for the system's cache.</param>
    /// <returns>The handle; the caller disposes it.</returns>
    /// <exception cref="IOException">It is a pipe or a device, or can't be opened.</exception>
    public virtual SafeFileHandle OpenHandle(
        string path, FileMode mode = FileMode.Open, FileAccess access = FileAccess.Read, FileShare share = FileShare.Read, FileOptions options = FileOptions.None)
    {
        if (mode == FileMode.Open)
            RegularFile.Require(path);
        return File.OpenHandle(path, mode, access, share | FileShare.Delete, options);
    }

    /// <summary>Reads at a position.</summary>
    /// <param name="file">What <see cref="OpenHandle"/> gave.</param>
    /// <param name="target">Receives the bytes.</param>
    /// <param name="offset">In bytes from the file's start.</param>
    /// <returns>How many bytes were read; 0 at the end of the file.</returns>
    public virtual int Read(SafeFileHandle file, Span<byte> target, long offset) => RandomAccess.Read(file, target, offset);

    /// <summary>Writes at a position.</summary>
    /// <param name="file">What <see cref="OpenHandle"/> gave.</param>
    /// <param name="source">The bytes.</param>
    /// <param name="offset">In bytes from the file's start.</param>
    public virtual void Write(SafeFileHandle file, ReadOnlySpan<byte> source, long offset) => RandomAccess.Write(file, source, offset);

    /// <summary>Makes a file as long as said.</summary>
    /// <param name="file">What <see cref="OpenHandle"/> gave.</param>
    /// <param name="length">In bytes.</param>
    public virtual void SetLength(SafeFileHandle file, long length) => RandomAccess.SetLength(file, length);

    /// <summary>Waits until a file's bytes are on the disk.</summary>
    /// <param name="path">The file.</param>
    public virtual void Flush(string path)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        RandomAccess.FlushToDisk(file);
    }

    /// <summary>Waits until a folder's entries are on the disk, where the system can be asked to (Windows writes them by itself).</summary>
    /// <param name="path">The folder.</param>
    public virtual void FlushFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            return;
        var folder = OpenFolder(path, OperatingSystem.IsLinux() ? CloseOnExecute : 0);
        if (folder < 0)
            return;
        // Some network file systems refuse: their server decides when it writes.
        var code = SyncFolder(folder) == 0 ? 0 : Marshal.GetLastPInvokeError();
        _ = CloseFolder(folder);
        if (_failures.Contains(code))
            throw new IOException($"The folder '{path}' could not be written to the disk.", code);
    }

    /// <summary>Renames a file.</summary>
    /// <param name="from">The file.</param>
    /// <param name="to">Its new path; a file that is there is replaced.</param>
    public virtual void Move(string from, string to) => File.Move(from, to, overwrite: true);

    /// <summary>Renames a folder.</summary>
    /// <param name="from">The folder.</param>
    /// <param name="to">Its new path, where there must be nothing.</param>
    public virtual void MoveFolder(string from, string to) => Directory.Move(from, to);

    /// <summary>Makes a folder and those above it; one that is there stays as it is.</summary>
    /// <param name="path">The folder.</param>
    public virtual void CreateFolder(string path) => Directory.CreateDirectory(path);

    /// <summary>Deletes a file; one that is not there is no error.</summary>
    /// <param name="path">The file.</param>
    public virtual void Delete(string path) => File.Delete(path);

    /// <summary>Deletes a folder that is empty.</summary>
    /// <param name="path">The folder.</param>
    public virtual void DeleteFolder(string path) => Directory.Delete(path);

    /// <summary>Reads a text file, UTF-8.</summary>
    /// <param name="path">The file.</param>
    public string ReadText(string path)
    {
        using var reader = new StreamReader(Open(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    public byte[] ReadBytes(string path)
    {
        using var stream = Open(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>Writes a file in place: for the inside of a folder that nobody sees before it is whole.</summary>
    /// <param name="path">The file; its folder must be there.</param>
    /// <param name="bytes">Its content.</param>
    public void WriteBytes(string path, ReadOnlySpan<byte> bytes)
    {
        using var stream = Open(path, FileMode.Create, FileAccess.Write);
        stream.Write(bytes);
    }

    /// <summary>The same of text, as UTF-8 without a byte order mark.</summary>
    /// <param name="path">The file; its folder must be there.</param>
    /// <param name="text">Its content.</param>
    public void WriteText(string path, string text) => WriteBytes(path, System.Text.Encoding.UTF8.GetBytes(text));

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int OpenFolder([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SyncFolder(int file);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int CloseFolder(int file);
}
