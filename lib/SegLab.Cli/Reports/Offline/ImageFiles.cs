namespace SegLab.Cli.Reports.Offline;

/// <summary>Images in files, which a page names by their path.</summary>
/// <param name="folder">Where relative paths start: the notebook's folder; null where there is none and no file is read.</param>
/// <param name="outer">A folder from which absolute paths may be shown too, such as the project's; null for the notebook's folder alone.</param>
internal sealed class ImageFiles(string? folder, string? outer)
{
    /// <summary>The largest file that a report takes in, in bytes.</summary>
    public const long Largest = 20 << 20;

    /// <summary>How many bytes of files a report takes in altogether.</summary>
    public const long LargestTotal = 200 << 20;

    private long _total;

    /// <summary>Finds an image.</summary>
    /// <param name="address">Its path as the page has it: as it is or percent-encoded, with or without a query or a fragment.</param>
    public ResolvedImage Resolve(string address)
    {
        if (folder is null)
            return ResolvedImage.Missing("files are not read here");
        var paths = Paths(address).ToList();
        if (paths.Find(path => File.Exists(path.Full) && IsAllowed(path.Full, path.IsRelative)).Full is { } found)
            return Read(new FileInfo(found));
        if (paths.Exists(path => Directory.Exists(path.Full)))
            return ResolvedImage.Missing("that is a folder");
        return ResolvedImage.Missing(paths.Exists(path => File.Exists(path.Full))
            ? "it is named by an absolute path outside the notebook's folder. Name it by a path that is relative to the notebook"
            : "there is no such file in the notebook's folder");
    }

    // The readings of an address, the likeliest first: '%' may belong to a name, and so may '?' and '#'; on Windows authors write '\'.
    private IEnumerable<(string Full, bool IsRelative)> Paths(string address)
    {
        const string Scheme = "file:";
        var isFileUrl = address.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase);
        var path = isFileUrl
            ? address[Scheme.Length..].Replace("///", "/", StringComparison.Ordinal)
            : address;
        string[] whole = [Uri.UnescapeDataString(path), path];
        var end = path.IndexOfAny(['?', '#']);
        string[] written = end < 0 ? whole : [.. whole, Uri.UnescapeDataString(path[..end]), path[..end]];
        return written.Concat(written.Select(one => one.Replace('\\', '/')))
            .Where(one => one.Length > 0 && !one.Contains('\0', StringComparison.Ordinal))
            .Distinct()
            .Select(one => (Path.GetFullPath(one, folder!), !isFileUrl && !Path.IsPathRooted(one)));
    }

    // What a notebook names relative to itself is part of it, wherever it lies; an absolute path may come with somebody else's notebook.
    private bool IsAllowed(string path, bool isRelative) =>
        isRelative || IsWithin(path, folder!) || (outer is not null && IsWithin(folder!, outer) && IsWithin(path, outer));

    private static bool IsWithin(string path, string folder)
    {
        var relative = Path.GetRelativePath(folder, path);
        return relative != ".."
            && !relative.StartsWith($"..{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            && !Path.IsPathRooted(relative);
    }

    private ResolvedImage Read(FileInfo file)
    {
        try
        {
            // A pipe or a device has no length; it is not opened, for that might never end.
            if (file.Length == 0)
                return ResolvedImage.Missing("the file is empty");
            if (file.Length > Largest)
                return ResolvedImage.Missing($"the file has {file.Length >> 20} MiB, and a report takes at most {Largest >> 20}");
            if (_total + file.Length > LargestTotal)
                return ResolvedImage.Missing($"the report's images would have more than {LargestTotal >> 20} MiB together");
            var bytes = File.ReadAllBytes(file.FullName);
            if (ImageType.Of(bytes) is not { } type)
                return ResolvedImage.Missing($"the file is no {ImageType.Names}");
            _total += bytes.Length;
            return ResolvedImage.Found(type, Convert.ToBase64String(bytes));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return ResolvedImage.Missing("the file cannot be read");
        }
    }
}
