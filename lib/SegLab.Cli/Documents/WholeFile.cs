using System.Text;
using SegLab.Storage;

namespace SegLab.Cli.Documents;

/// <summary>Writes what a command was asked for, whole or not at all, and says in its words why it could not.</summary>
internal static class WholeFile
{
    /// <summary>Writes UTF-8 without a byte order mark.</summary>
    /// <param name="path">The file, replaced if it exists; its folder is made if need be.</param>
    /// <param name="text">All of its text.</param>
    /// <exception cref="SegLabException">The folder cannot be written to or the disk is full; what stood at <paramref name="path"/> is as it was.</exception>
    public static void Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    /// <summary>Writes bytes.</summary>
    /// <param name="path">The file, replaced if it exists; its folder is made if need be.</param>
    /// <param name="bytes">All of them.</param>
    /// <exception cref="SegLabException">As above.</exception>
    public static void Write(string path, byte[] bytes)
    {
        try
        {
            AtomicFile.Write(path, bytes);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var reason = AtomicFile.IsDiskFull(exception)
                ? "the disk is full. Free some space, or choose another folder with --out"
                : $"{exception.Message.TrimEnd('.')}. Choose another folder with --out, or make this one writable";
            throw new SegLabException($"{path} could not be written: {reason}; a file that stood there is unchanged.", exception);
        }
    }
}
