using System.Text;

namespace SegLab.Storage;

/// <summary>
/// Writes a file whole or not at all, whatever ends the process: next to its place under a name of its own, to the disk, and then renamed.
/// Of several that write the same file the last wins, and each file is one writer's whole.
/// </summary>
/// <remarks>
/// What a process left that was killed while it wrote is removed by the next that writes the same file. Half a file can hold no mark; it
/// is in the name, which says who writes and is nobody else's (<c>TARGET.part-seglab-MACHINE-PROCESS-START-NUMBER</c>).
/// </remarks>
public static class AtomicFile
{
    // Windows' ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL as HRESULTs, Linux' ENOSPC and EDQUOT, macOS' EDQUOT.
    private static readonly int[] _diskFullCodes = [unchecked((int)0x80070070), unchecked((int)0x80070027), 28, 122, 69];

    /// <summary>Writes text as UTF-8 without a byte order mark.</summary>
    /// <param name="path">The file, replaced if it is there; its folder is made if need be.</param>
    /// <param name="text">All of its text.</param>
    /// <exception cref="IOException">The disk is full or fails, or the path can't be a file's; what was there is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to; what was there is as it was.</exception>
    public static void Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    /// <summary>Writes bytes.</summary>
    /// <param name="path">The file, replaced if it is there; its folder is made if need be.</param>
    /// <param name="bytes">All of them.</param>
    /// <exception cref="IOException">As for text.</exception>
    /// <exception cref="UnauthorizedAccessException">As for text.</exception>
    public static void Write(string path, byte[] bytes) => Write(path, stream => stream.Write(bytes));

    /// <summary>Writes what a caller gives piece by piece.</summary>
    /// <param name="path">The file, replaced if it is there; its folder is made if need be.</param>
    /// <param name="write">Writes to the stream that it is given, from its start to its end.</param>
    /// <param name="mayReplace">Asked right before the file takes its place; an exception from it leaves what was there as it was.</param>
    /// <exception cref="IOException">As for text.</exception>
    /// <exception cref="UnauthorizedAccessException">As for text.</exception>
    public static void Write(string path, Action<Stream> write, Action? mayReplace = null)
    {
        var files = FileSystem.Current;
        // A link stays, and what it leads to is written.
        path = new FileInfo(path).LinkTarget is null ? path : new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path;
        RegularFile.Require(path);
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        files.CreateFolder(folder);
        RemoveAbandoned(path);
        var part = PartName.Next(path);
        try
        {
            using (var stream = files.Open(part, FileMode.CreateNew, FileAccess.Write))
                write(stream);
            files.Flush(part);
            mayReplace?.Invoke();
            files.Move(part, path);
        }
        catch
        {
            TryDelete(part);
            throw;
        }

        files.FlushFolder(folder);
    }

    /// <summary>Whether an error means that a disk, or a user's share of it, is full.</summary>
    /// <param name="error">What was thrown.</param>
    public static bool IsDiskFull(Exception error) => _diskFullCodes.Contains(error.HResult);

    /// <summary>Removes the files that processes left which were killed while they wrote this one.</summary>
    /// <param name="path">The file.</param>
    internal static void RemoveAbandoned(string path)
    {
        foreach (var left in PartName.AbandonedFor(path).Where(File.Exists))
            TryDelete(left);
    }

    /// <summary>Deletes a file if that is possible.</summary>
    /// <param name="path">The file.</param>
    internal static void TryDelete(string path)
    {
        try
        {
            FileSystem.Current.Delete(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The next that writes the same file tries again; the error that led here is the one to tell.
        }
    }
}
