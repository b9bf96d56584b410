namespace SegLab.Data.Files;

/// <summary>A folder that is filled beside its place and moved there once it is whole, so that nobody takes half a data set for one.</summary>
public sealed class StagedFolder : IDisposable
{
    private readonly string _target;

    /// <summary>Starts a folder.</summary>
    /// <param name="target">Where it will lie: a path where there is nothing yet, or an empty folder.</param>
    /// <exception cref="SegLabException">Something lies there already.</exception>
    public StagedFolder(string target)
    {
        _target = Path.GetFullPath(target);
        RequireFree(target);
        Folder = Path.TrimEndingDirectorySeparator(_target) + ".part";
        if (Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
        Directory.CreateDirectory(Folder);
    }

    /// <summary>Where to write meanwhile.</summary>
    public string Folder { get; }

    /// <summary>Refuses a place where something lies.</summary>
    /// <param name="target">A path.</param>
    /// <exception cref="SegLabException">There is a file, or a folder that is not empty.</exception>
    public static void RequireFree(string target)
    {
        if (File.Exists(target))
            throw new SegLabException($"'{target}' is a file; a folder is to be written there. Give another place.");
        if (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any())
            throw new SegLabException($"The folder '{target}' is not empty, and nothing in it is overwritten. Give another folder, or empty this one.");
    }

    /// <summary>Moves what was written to its place.</summary>
    /// <param name="inner">The folder inside <see cref="Folder"/> that becomes the target; null for all of it.</param>
    public void Complete(string? inner = null)
    {
        if (Directory.Exists(_target))
            Directory.Delete(_target);
        Directory.Move(inner ?? Folder, _target);
    }

    /// <summary>Removes what was not moved.</summary>
    public void Dispose()
    {
        if (Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
    }
}
