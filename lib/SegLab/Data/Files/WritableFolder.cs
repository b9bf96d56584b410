namespace SegLab.Data.Files;

/// <summary>Finds out before long work, not after it, whether its results can be written.</summary>
public static class WritableFolder
{
    /// <summary>What hinders writing files into a folder that is there or is to be made; null if nothing does. Nothing is left behind.</summary>
    /// <param name="folder">The folder; those above it may be missing too.</param>
    /// <returns>A clause that ends with a full stop.</returns>
    public static string? Problem(string folder)
    {
        if (Mistake(folder, out var existing) is { } mistake)
            return mistake;
        return CanMakeFiles(existing) ? null : $"no file can be made in {existing}; check its rights, and the disk's room.";
    }

    /// <summary>What is wrong with a folder's name itself, whatever its rights: a file, or a link to nothing, stands there or above; null if nothing is.</summary>
    /// <param name="folder">The folder; those above it may be missing too.</param>
    /// <returns>A clause that ends with a full stop.</returns>
    public static string? Mistake(string folder) => Mistake(folder, out _);

    // Gives the nearest folder that is there as well.
    private static string? Mistake(string folder, out string existing)
    {
        existing = "";
        try
        {
            var path = Path.GetFullPath(folder);
            existing = path;
            while (!Directory.Exists(existing))
            {
                var name = existing == path ? "that" : existing;
                // The loop comes here only where no folder is behind the link.
                if (new FileInfo(existing).LinkTarget is { } target && !File.Exists(Path.Combine(Path.GetDirectoryName(existing)!, target)))
                    return $"{name} is a link to {target}, which is no folder.";
                if (File.Exists(existing))
                    return $"{name} is a file; name a folder.";
                existing = Path.GetDirectoryName(existing) ?? throw new DirectoryNotFoundException($"There is no {path}.");
            }

            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return $"that can't be a folder: {exception.Message}";
        }
    }

    private static bool CanMakeFiles(string folder)
    {
        try
        {
            using (new FileStream(Path.Combine(folder, $".{Guid.NewGuid():N}.part"), new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.DeleteOnClose }))
                return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
