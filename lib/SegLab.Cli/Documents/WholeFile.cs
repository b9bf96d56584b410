using System.Text;

namespace SegLab.Cli.Documents;

/// <summary>Writes a file whole or not at all: beside it first, then renamed over what was there.</summary>
internal static class WholeFile
{
    // Windows' ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL as HRESULTs, Linux' ENOSPC and EDQUOT, macOS' EDQUOT.
    private static readonly int[] DiskFullCodes = [unchecked((int)0x80070070), unchecked((int)0x80070027), 28, 122, 69];

    /// <summary>Writes UTF-8 without a byte order mark.</summary>
    /// <param name="path">The file, replaced if it exists; its folder is made if need be.</param>
    /// <param name="text">All of its text.</param>
    /// <exception cref="SegLabException">The folder cannot be written to or the disk is full; what stood at <paramref name="path"/> is as it was.</exception>
    public static void Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    /// <summary>Writes bytes.</summary>
    /// <param name="path">The file, replaced if it exists; its folder is made if need be.</param>
    /// <param name="bytes">All of them.</param>
    /// <exception cref="SegLabException">As above.</exception>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        var beside = $"{path}.{Environment.ProcessId}.partial";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            // Not File.WriteAllBytes: what it throws when it finds no room beforehand does not say so in a code.
            using (var stream = new FileStream(beside, FileMode.Create, FileAccess.Write))
                stream.Write(bytes);
            File.Move(beside, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Remove(beside);
            var reason = DiskFullCodes.Contains(exception.HResult)
                ? "the disk is full. Free some space, or choose another folder with --out"
                : $"{exception.Message.TrimEnd('.')}. Choose another folder with --out, or make this one writable";
            throw new SegLabException($"{path} could not be written: {reason}; a file that stood there is unchanged.", exception);
        }
    }

    private static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The disk's own error is the one to report.
        }
    }
}
