using SegLab.Data.Files;
using SegLab.Data.Layouts;
using SegLab.Storage;

namespace SegLab.Data.Fetching;

/// <summary>Brings a data set that the person has, as an archive or a folder, to where SegLab looks for data.</summary>
public static class DataImport
{
    /// <summary>Unpacks an archive or copies a folder's images and masks. The target appears when all is there and was recognised.</summary>
    /// <param name="from">An archive (rar, zip, 7z, tar.gz) or a folder.</param>
    /// <param name="target">A folder that does not exist yet or is empty.</param>
    /// <param name="expected">How many pairs of PH2 there have to be; null takes any data set of any number.</param>
    /// <param name="progress">Told after each file.</param>
    /// <param name="cancellationToken">Ends the import with an <see cref="OperationCanceledException"/>; nothing is left behind.</param>
    /// <returns>The data set at its new place; its notices tell which image files of a folder were not copied, because they are not read.</returns>
    /// <exception cref="SegLabException">There is nothing at <paramref name="from"/>, the target is not empty, or what came holds no (or too few) images and masks.</exception>
    public static DataSource Run(string from, string target, int? expected = null, IProgress<ByteProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        if (!File.Exists(from) && !Directory.Exists(from))
            throw new SegLabException($"There is no file or folder '{from}'. Give an archive (rar, zip, 7z, tar.gz) or a folder with images and masks.");
        try
        {
            using var staged = new AtomicFolder(target);
            if (Directory.Exists(from))
                Copy(from, staged.Folder, progress, cancellationToken);
            else
                ArchiveFile.Unpack(from, staged.Folder, progress, cancellationToken);
            var root = Root(staged.Folder);
            Require(from, LayoutSearch.TryFind(root), expected);
            staged.Complete(root);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SegLabException($"'{from}' could not be brought to '{target}': {DiskSpace.Reason(error)}", error);
        }

        // Of a folder only what is read is copied; what is not is told here, or nowhere.
        return DataSource.Open(target).WithNotices(Directory.Exists(from) ? UnsupportedFiles.Notices([from, .. PictureFolder.Folders(from)]) : []);
    }

    private static void Copy(string from, string to, IProgress<ByteProgress>? progress, CancellationToken cancellationToken)
    {
        var found = LayoutSearch.Find(from);
        // The note that lesions are made up goes along with them.
        var notes = Directory.EnumerateFiles(from, Ph2Layout.MadeUpNote, SearchOption.AllDirectories).Where(_ => found.Kind == DataKind.Ph2);
        string[] files = [.. found.Pairs.SelectMany(pair => new[] { pair.ImagePath, pair.MaskPath }).OfType<string>().Where(File.Exists), .. notes];
        var total = files.Sum(file => new FileInfo(file).Length);
        DiskSpace.Require(to, total, $"What is in '{from}'");
        var done = 0L;
        foreach (var file in files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            FileSystem.Current.CreateFolder(Path.GetDirectoryName(copy)!);
            Copy(file, copy);
            progress?.Report(new ByteProgress(done += new FileInfo(file).Length, total));
        }
    }

    private static void Copy(string file, string copy)
    {
        using var source = FileSystem.Current.Open(file, FileMode.Open, FileAccess.Read);
        using var target = FileSystem.Current.Open(copy, FileMode.CreateNew, FileAccess.Write);
        source.CopyTo(target);
    }

    // Most archives hold one folder, and the target takes its place.
    private static string Root(string folder) =>
        PictureFolder.Folders(folder) is [var only] && Directory.GetFiles(folder).Length == 0 && Path.GetFileName(only) != Ph2Layout.ImagesFolder ? only : folder;

    private static void Require(string from, FoundData? found, int? expected)
    {
        if (found is null)
            throw new SegLabException($"'{from}' holds no images and masks that SegLab recognises. {LayoutSearch.LookedFor}");
        if (expected is not null && (found.Kind != DataKind.Ph2 || found.Pairs.Count != expected))
            throw new SegLabException($"'{from}' holds {found.Pairs.Count} pairs of {found.Title}; {expected} of PH2 were expected. It is kept, and nothing was unpacked from it.");
    }
}
