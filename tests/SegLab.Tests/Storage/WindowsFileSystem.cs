using System.Text.RegularExpressions;
using Microsoft.Win32.SafeHandles;

namespace SegLab.Tests.Storage;

/// <summary>
/// Refuses what Windows refuses: to replace or delete a file that is open, devices' names and names that end in a dot or blank, letters
/// that no name may have, a second file whose name differs by case alone, and paths of more than 260 characters.
/// </summary>
internal sealed partial class WindowsFileSystem : InterceptedFileSystem
{
    private const int LongestPath = 260;
    private const int SharingViolation = unchecked((int)0x80070020);

    private readonly Lock _gate = new();
    private readonly List<string> _streams = [];
    private readonly List<(string Path, SafeFileHandle Handle)> _handles = [];

    protected override void Before(string operation, string path)
    {
        if (path.Length == 0 || operation is "read" or "write" or "flush")
            return;
        if (Path.GetFullPath(path).Length >= LongestPath)
            throw new PathTooLongException($"The path {path} is too long for Windows.");
        var name = Path.GetFileName(path);
        if (Device().IsMatch(name) || name.EndsWith('.') || name.EndsWith(' ') || name.AsSpan().ContainsAny("<>:\"|?*"))
            throw new IOException($"Windows has no files called '{name}'.");
        lock (_gate)
        {
            if (operation is "rename" or "replace" or "delete" && IsOpen(path))
                throw new IOException($"The file {path} is open: Windows neither replaces nor deletes it.", SharingViolation);
            if (operation == "open")
                _streams.Add(Path.GetFullPath(path));
        }

        if (operation is "open" or "replace" or "create folder" && Other(path) is { } other)
            throw new IOException($"Windows has '{other}' already, whose name differs from '{name}' by case alone.");
    }

    protected override void Closed(string path)
    {
        lock (_gate)
            _streams.Remove(Path.GetFullPath(path));
    }

    protected override void Opened(string path, SafeFileHandle handle)
    {
        lock (_gate)
        {
            _streams.Remove(Path.GetFullPath(path));
            _handles.Add((Path.GetFullPath(path), handle));
        }
    }

    // What lies in a folder keeps the folder.
    private bool IsOpen(string path)
    {
        var full = Path.GetFullPath(path);
        return _streams.Concat(_handles.Where(entry => !entry.Handle.IsClosed).Select(entry => entry.Path))
            .Any(open => open == full || open.StartsWith($"{full}{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
    }

    private static string? Other(string path)
    {
        var (folder, name) = (Path.GetDirectoryName(Path.GetFullPath(path)), Path.GetFileName(path));
        return folder is null || !Directory.Exists(folder) || name.Length == 0 ? null : Directory.EnumerateFileSystemEntries(folder).Select(entry => Path.GetFileName(entry))
            .FirstOrDefault(entry => entry != name && string.Equals(entry, name, StringComparison.OrdinalIgnoreCase));
    }

    [GeneratedRegex(@"^(CON|PRN|AUX|NUL|COM[0-9]|LPT[0-9])(\..*)?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Device();
}
