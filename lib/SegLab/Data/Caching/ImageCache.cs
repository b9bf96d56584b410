using SegLab.Storage;

namespace SegLab.Data.Caching;

/// <summary>
/// A folder that keeps data sets decoded and resized, a file each, so that they need neither be decoded again nor fit into memory. A file
/// is found by what went into it: the pictures' and masks' contents, their names, the size, the kind of values. Whatever changes makes
/// another file; old ones stay until somebody deletes them, which is safe at any time.
/// </summary>
/// <param name="folder">The folder; made when the first file is. Several processes may share it.</param>
public sealed class ImageCache(string folder)
{
    // Raised when resizing, decoding or the file's layout changes what a file holds.
    // 2: images are turned by their EXIF tag, and masks are read in more forms.
    private const string Version = "2";

    /// <summary>The folder, as it was given.</summary>
    public string Folder { get; } = folder;

    /// <summary>
    /// Whether every image and mask is read and hashed anew, whatever is remembered of it. False by default: a file is then taken for the
    /// same while its length, its modification and change times and its place in the file system are (see <see cref="LoadOptions.Cache"/>).
    /// </summary>
    public bool Verify { get; init; }

    /// <summary>Opens what was kept of a data set, or makes it.</summary>
    /// <param name="source">The data set.</param>
    /// <param name="recipe">What made-up lesions are painted from; null where files are read.</param>
    /// <param name="size">Width and height.</param>
    /// <param name="options">The kind of values, and whom to tell of a damaged file.</param>
    /// <param name="build">Makes the file.</param>
    /// <param name="cancellationToken">Ends it with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="SegLabException">The folder can't be written to or has no room.</exception>
    internal ImageSet Load(DataSource source, string? recipe, int size, LoadOptions options, Func<PackDraft, PackContent> build, CancellationToken cancellationToken)
    {
        try
        {
            FileSystem.Current.CreateFolder(Folder);
            var content = recipe ?? Hashes(source, Verify, options.Notice, cancellationToken);
            var key = CacheKey.Of(Version, source, content, size, options.Bytes);
            var path = Path.Combine(Folder, $"{key}.pack");
            if (Open(path, key, options.Notice) is { } kept)
                return kept.ToSet(source);
            using (var draft = new PackDraft(path))
            {
                var packed = build(draft) with { Key = key };
                // A file that was replaced between hashing and decoding would be found under its former content.
                if (recipe is null && Hashes(source, anew: false, notice: null, cancellationToken) != content)
                    throw new SegLabException(
                        $"Images or masks of {source.Description} changed while they were read. Load them when nothing writes to them.");
                draft.Complete(packed);
            }

            return Open(path, key, notice: null)?.ToSet(source) ?? throw new SegLabException($"The cache's file '{path}' was written and is gone again. Is something else clearing the folder?");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SegLabException($"The cache in '{Folder}' can't be used: {error.Message} Give a folder on a disk with room for the pictures, or load without a cache.", error);
        }
    }

    private string Hashes(DataSource source, bool anew, Action<string>? notice, CancellationToken cancellationToken)
    {
        var hashes = new FileHashes(Folder, DateTime.UtcNow);
        var content = hashes.Of(source.Pairs, anew, cancellationToken);
        if (hashes.ChangedUnseen.Count > 0)
        {
            var (count, first) = (hashes.ChangedUnseen.Count, hashes.ChangedUnseen.First());
            notice?.Invoke($"The content of {count} files had changed though their times had not, such as {first}. They are read anew.");
        }

        return content;
    }

    private static PackedImages? Open(string path, string key, Action<string>? notice)
    {
        if (!File.Exists(path))
            return null;
        try
        {
            return PackedImages.Open(path, key);
        }
        catch (FormatException damage)
        {
            notice?.Invoke($"The cache's file '{path}' is damaged ({damage.Message}); it is made again.");
            return null;
        }
    }
}
