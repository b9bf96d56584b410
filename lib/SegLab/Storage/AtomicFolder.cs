namespace SegLab.Storage;

/// <summary>
/// A folder that is filled next to its place and renamed once it is whole, so that nobody takes half a data set or half a run for one. Of
/// several that write the same folder the first wins, and the others are refused.
/// </summary>
/// <remarks>
/// What is written lies in a folder inside one with a name of its own (<c>TARGET.part-seglab-…</c>), beside a mark that says who writes.
/// What a process left that was killed while it wrote is removed by the next that writes the same folder; without the mark it is somebody
/// else's and stays.
/// </remarks>
public sealed class AtomicFolder : IDisposable
{
    private const string MarkName = ".seglab-part";
    private const string ContentName = "content";

    private readonly string _target;
    private readonly string _part;
    private readonly Action? _makeRoom;

    /// <summary>Starts a folder.</summary>
    /// <param name="target">Where it will be: a path where there is nothing yet, or an empty folder.</param>
    /// <exception cref="SegLabException">Something is there already.</exception>
    /// <exception cref="IOException">The disk is full or fails.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder above may not be written to.</exception>
    public AtomicFolder(string target)
        : this(target, makeRoom: null)
    {
    }

    /// <summary>Starts a folder that may take another's place.</summary>
    /// <param name="target">Where it will be.</param>
    /// <param name="makeRoom">Called right before the folder takes its place, to remove what is there; null where nothing may be.</param>
    internal AtomicFolder(string target, Action? makeRoom)
    {
        _makeRoom = makeRoom;
        _target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(target));
        // A link stays, and the folder that it leads to is written.
        if (IsLink(_target) && new DirectoryInfo(_target).ResolveLinkTarget(returnFinalTarget: true) is { } real)
            _target = real.FullName;
        RemoveAbandoned(_target);
        if (makeRoom is null)
            RequireFree(target);
        _part = PartName.Next(_target);
        Folder = Path.Combine(_part, ContentName);
        var files = FileSystem.Current;
        try
        {
            files.CreateFolder(_part);
            files.WriteText(Path.Combine(_part, MarkName), $"Written by SegLab, not whole yet: {files.Writer}\n");
            files.CreateFolder(Folder);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Where to write meanwhile.</summary>
    public string Folder { get; }

    /// <summary>Refuses a place where something is.</summary>
    /// <param name="target">A path.</param>
    /// <exception cref="SegLabException">There is a file, or a folder that is not empty.</exception>
    public static void RequireFree(string target)
    {
        if (File.Exists(target))
            throw new SegLabException($"'{target}' is a file; a folder is to be written there. Give another place.");
        if (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any())
            throw new SegLabException($"The folder '{target}' is not empty, and nothing in it is overwritten. Give another folder, or empty this one.");
    }

    /// <summary>Puts what was written to the disk, and then in its place.</summary>
    /// <param name="inner">The folder inside <see cref="Folder"/> that becomes the target; null for all of it.</param>
    /// <exception cref="SegLabException">Somebody else wrote the target meanwhile; what is there is as it was.</exception>
    /// <exception cref="IOException">The disk is full or fails.</exception>
    public void Complete(string? inner = null)
    {
        var files = FileSystem.Current;
        var whole = inner ?? Folder;
        foreach (var file in Directory.EnumerateFiles(whole, "*", SearchOption.AllDirectories))
            files.Flush(file);
        foreach (var folder in Directory.EnumerateDirectories(whole, "*", SearchOption.AllDirectories).Append(whole))
            files.FlushFolder(folder);
        _makeRoom?.Invoke();
        if (IsTaken())
            throw Taken(null);
        try
        {
            if (Directory.Exists(_target))
                files.DeleteFolder(_target);
            files.MoveFolder(whole, _target);
        }
        catch (IOException error) when (IsTaken())
        {
            throw Taken(error);
        }

        files.FlushFolder(Path.GetDirectoryName(_target)!);
    }

    /// <summary>Removes what was not put in its place.</summary>
    public void Dispose() => TryRemove(_part);

    /// <summary>Whether a folder is one that a process left which was killed while it wrote it, or one that somebody is writing now.</summary>
    /// <param name="folder">Any folder.</param>
    /// <param name="isAbandoned">Whether nobody goes on writing it.</param>
    internal static bool IsPart(string folder, out bool isAbandoned)
    {
        var name = PartName.Read(folder);
        isAbandoned = name?.IsAbandoned(Directory.GetLastWriteTimeUtc(folder)) == true;
        // Without the mark nothing may be in it: then there is nothing to lose.
        return name is not null && !IsLink(folder) && (File.Exists(Path.Combine(folder, MarkName)) || !Directory.EnumerateFileSystemEntries(folder).Any());
    }

    /// <summary>Removes a folder at once: nobody sees a part of it in its place.</summary>
    /// <param name="folder">A folder that SegLab wrote, all of it.</param>
    /// <param name="isOurs">Whether that is still so once the folder is out of everybody's reach; else it is put back.</param>
    /// <exception cref="IOException">A file of it is in use, the folder above can't be written to, or something was put into it at this moment.</exception>
    internal static void Remove(string folder, Func<string, bool> isOurs)
    {
        using var aside = new AtomicFolder(folder, () => { });
        var moved = Path.Combine(aside.Folder, Path.GetFileName(folder));
        FileSystem.Current.MoveFolder(folder, moved);
        if (isOurs(moved))
            return;
        FileSystem.Current.MoveFolder(moved, folder);
        throw new IOException($"Something was put into '{folder}' at this moment; it stays.");
    }

    /// <summary>Removes what <see cref="IsPart"/> tells: its content first and the mark last, so that what is left of it is known as ours at every moment.</summary>
    /// <param name="part">The folder.</param>
    /// <exception cref="IOException">A file of it is in use.</exception>
    internal static void RemovePart(string part)
    {
        var mark = Path.Combine(part, MarkName);
        foreach (var entry in new DirectoryInfo(part).EnumerateFileSystemInfos().Where(entry => entry.Name != MarkName))
            RemoveEntry(entry);
        FileSystem.Current.Delete(mark);
        FileSystem.Current.DeleteFolder(part);
    }

    /// <summary>Removes what processes left which were killed while they wrote this folder.</summary>
    /// <param name="target">The folder.</param>
    internal static void RemoveAbandoned(string target)
    {
        foreach (var left in PartName.AbandonedFor(target).Where(left => Directory.Exists(left) && IsPart(left, out _)))
            TryRemove(left);
    }

    // A link is removed and not what it leads to.
    private static void RemoveEntry(FileSystemInfo entry)
    {
        if (entry is DirectoryInfo folder && entry.LinkTarget is null)
        {
            foreach (var inner in folder.EnumerateFileSystemInfos())
                RemoveEntry(inner);
            FileSystem.Current.DeleteFolder(entry.FullName);
        }
        else if (entry is DirectoryInfo && OperatingSystem.IsWindows())
        {
            FileSystem.Current.DeleteFolder(entry.FullName);
        }
        else
        {
            FileSystem.Current.Delete(entry.FullName);
        }
    }

    private static bool IsLink(string path) => new DirectoryInfo(path).LinkTarget is not null;

    private static void TryRemove(string part)
    {
        try
        {
            if (Directory.Exists(part) && !IsLink(part))
                RemovePart(part);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A file of it is in use; the next that writes the same folder tries again.
        }
    }

    private bool IsTaken() => File.Exists(_target) || (Directory.Exists(_target) && Directory.EnumerateFileSystemEntries(_target).Any());

    private SegLabException Taken(Exception? error) =>
        new($"'{_target}' was written by somebody else meanwhile; what is there is as it was. Give another folder if you want both.", error!);
}
