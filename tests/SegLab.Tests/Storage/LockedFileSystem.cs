namespace SegLab.Tests.Storage;

/// <summary>A disk on which files of one name, or in a folder of that name, may not be opened.</summary>
/// <param name="name">The name.</param>
internal sealed class LockedFileSystem(string name) : InterceptedFileSystem
{
    protected override void Before(string operation, string path)
    {
        if (operation == "open" && path.Split(Path.DirectorySeparatorChar).Contains(name))
            throw new UnauthorizedAccessException($"Access to the path '{path}' is denied.");
    }
}
