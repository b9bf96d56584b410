using System.CommandLine;
using SegLab.Data.Files;

namespace SegLab.Cli.Usage;

/// <summary>
/// Flags that say where results go, looked at before the work, not after it. A file in a folder's place is a mistake in the call, told
/// with all others; a place that can't be written to now is a failure like that of any later write.
/// </summary>
internal static class WritablePlace
{
    /// <summary>Refuses what can be no folder where the command line is read.</summary>
    /// <param name="option">The flag of a folder, which need not be there yet.</param>
    public static Option<T> RefusingFiles<T>(this Option<T> option)
        where T : class? => option.Refusing(folder => WritableFolder.Mistake($"{folder}"));

    /// <summary>What can be no file that is to be written: a folder, or a file below a file; null where nothing is wrong.</summary>
    /// <param name="file">The file.</param>
    public static string? FileMistake(string file) => Directory.Exists(file) ? "that is a folder; name a file." : WritableFolder.Mistake(FolderOf(file));

    /// <summary>Ends the command where no file can be made in a folder.</summary>
    /// <param name="flag">The flag that names it.</param>
    /// <param name="folder">The folder; null where the flag was not given.</param>
    /// <exception cref="SegLabException">None can be made.</exception>
    public static void Require(string flag, string? folder)
    {
        if (folder is not null && WritableFolder.Problem(folder) is { } problem)
            throw new SegLabException($"{FlagWords.Given(flag, folder)}: {problem}");
    }

    /// <summary>Ends the command where a file can't be written.</summary>
    /// <param name="flag">The flag that names it.</param>
    /// <param name="file">The file; null where the flag was not given.</param>
    /// <exception cref="SegLabException">No file can be made in its folder.</exception>
    public static void RequireFile(string flag, string? file)
    {
        if (file is not null && WritableFolder.Problem(FolderOf(file)) is { } problem)
            throw new SegLabException($"{FlagWords.Given(flag, file)}: {problem}");
    }

    // Only the root has none above it.
    private static string FolderOf(string file) => Path.GetDirectoryName(Path.GetFullPath(file)) ?? file;
}
