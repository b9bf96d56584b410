using SegLab.Data.Files;
using SegLab.Data.Layouts;
using SegLab.Storage;

namespace SegLab.Data;

/// <summary>Writes made-up lesions as PH2 lies on the disk: its folders, names and formats, 1-bit masks included.</summary>
public static class Ph2Writer
{
    /// <summary>Paints and writes, in parallel. The folder appears when all of it is written; a note in it says that the lesions are made up.</summary>
    /// <param name="folder">Where to: a folder that does not exist yet or is empty.</param>
    /// <param name="count">How many pairs, at least 1.</param>
    /// <param name="seed">Any 32-bit number; the same gives the same files.</param>
    /// <param name="progress">Told after each pair, from one thread at a time.</param>
    /// <param name="cancellationToken">Ends the writing with an <see cref="OperationCanceledException"/>; nothing is left behind.</param>
    /// <exception cref="SegLabException">The count is less than 1, the folder is not empty or cannot be written.</exception>
    public static void WriteMadeUp(string folder, int count = 200, uint seed = 42, IProgress<LoadProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var source = DataSource.MadeUp(count, seed);
        try
        {
            using var staged = new AtomicFolder(folder);
            var images = Path.Combine(staged.Folder, Ph2Layout.ImagesFolder);
            PairVisit.ForEach(source.Count, (index, _) => source.Read(index), (_, pair, _) => Write(images, pair), progress, cancellationToken);
            FileSystem.Current.WriteText(Path.Combine(images, Ph2Layout.MadeUpNote), $"{count} {source.Description}: painted by SegLab in PH2's layout. Nothing here is a photograph.\n");
            staged.Complete();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SegLabException($"'{folder}' cannot be written: {error.Message}", error);
        }
    }

    private static void Write(string imagesFolder, LesionPair pair)
    {
        var (image, mask) = (Ph2Layout.ImagePath(imagesFolder, pair.Name), Ph2Layout.MaskPath(imagesFolder, pair.Name));
        FileSystem.Current.CreateFolder(Path.GetDirectoryName(image)!);
        FileSystem.Current.CreateFolder(Path.GetDirectoryName(mask)!);
        FileSystem.Current.WriteBytes(image, BitmapFile.Of(pair.Image));
        FileSystem.Current.WriteBytes(mask, BitmapFile.Of(pair.Mask));
    }
}
