using System.Security.Cryptography;
using SegLab.Data.Files;
using SegLab.Data.Layouts;

namespace SegLab.Data.Duplicates;

/// <summary>What a search for duplicates keeps of a picture: a small grey thumbnail, its coarse form, and a hash of its bytes. About 22 kB.</summary>
public sealed class PictureFingerprint
{
    // Twice a thumbnail: a JPEG need not be decoded larger.
    private const int EnoughPixels = 2 * Thumbnail.Size;

    private PictureFingerprint(string name, string hash, float[] levels) => (Name, Hash, Levels, Form) = (name, hash, levels, CoarseForm.Of(levels));

    /// <summary>What the picture is called.</summary>
    public string Name { get; }

    /// <summary>SHA-256 of the file, or of the size and the pixels of a picture in memory.</summary>
    internal string Hash { get; }

    /// <summary>The thumbnail: grey levels from 0 to 255, <c>[64, 64]</c>.</summary>
    internal float[] Levels { get; }

    /// <summary>What candidates are found by.</summary>
    internal CoarseForm Form { get; }

    /// <summary>Takes the fingerprint of a picture in memory.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="image">At any size; from 64×64 on, cropping is recognised well.</param>
    public static PictureFingerprint Of(string name, RgbImage image) =>
        new(name, $"{image.Width} {Convert.ToHexString(SHA256.HashData(image.Pixels))}", Thumbnail.Of(image.Pixels, 3, image.Width, image.Height));

    /// <summary>Takes the fingerprints of a loaded set.</summary>
    /// <param name="images">The set; its positions are the list's.</param>
    public static IReadOnlyList<PictureFingerprint> OfSet(ImageSet images)
    {
        var fingerprints = new PictureFingerprint[images.Count];
        Parallel.For(0, images.Count, index => fingerprints[index] = Of(images.Names[index], images.Picture(index)));
        return fingerprints;
    }

    /// <summary>Reads the images of a data source, without their masks, in parallel.</summary>
    /// <param name="source">Files or made-up lesions.</param>
    /// <param name="progress">Told after each picture, from one thread at a time.</param>
    /// <param name="cancellationToken">Ends the reading with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>One a pair, in the source's order.</returns>
    /// <exception cref="SegLabException">Images are missing or unreadable; the message lists them all, up to 20.</exception>
    public static IReadOnlyList<PictureFingerprint> OfSource(DataSource source, IProgress<LoadProgress>? progress = null, CancellationToken cancellationToken = default) =>
        source.Kind == DataKind.MadeUp
            ? Read(source.Description, source.Count, (index, _) => Of(source.Names[index], source.Read(index).Image), progress, cancellationToken)
            : Read(source.Description, source.Count, (index, reading) => OfPair(source.Pairs[index], reading), progress, cancellationToken);

    /// <summary>Reads the images of a folder, in parallel: of a data set that is recognised, or else the BMP, PNG, JPEG and WebP files directly in it.</summary>
    /// <param name="folder">What <see cref="DataSource.Open(string)"/> recognises, or a folder of pictures; then their names have their extensions.</param>
    /// <param name="progress">Told after each picture, from one thread at a time.</param>
    /// <param name="cancellationToken">Ends the reading with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>Sorted by name, ordinally.</returns>
    /// <exception cref="SegLabException">There is no such folder, it holds no pictures, or some are unreadable.</exception>
    public static IReadOnlyList<PictureFingerprint> OfFolder(string folder, IProgress<LoadProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var found = Directory.Exists(folder) ? LayoutSearch.TryFind(folder) : null;
        // Pictures whose names tell of masks, but pair with none, are a folder of pictures too.
        if (Directory.Exists(folder) && found is null or { Mismatch: not null } && PictureFolder.Pictures(folder) is { Count: > 0 } files)
            return Read(folder, files.Count, (index, reading) => OfFile(Path.GetFileName(files[index]), files[index], reading), progress, cancellationToken);
        if (found?.Mismatch is { } mismatch)
            throw ProblemList.Refuse(folder, [mismatch]);
        return OfSource(DataSource.Open(folder), progress, cancellationToken);
    }

    private static PictureFingerprint? OfPair(DataPair pair, PairReading reading)
    {
        if (pair.ImagePath is { } path)
            return OfFile(pair.Name, path, reading);
        reading.Problems.Add(new(Path.GetFileName(pair.MaskPath!), "a mask without an image."));
        return null;
    }

    private static PictureFingerprint? OfFile(string name, string path, PairReading reading)
    {
        using var decoding = new PictureDecoding(path, "image", reading) { Enough = EnoughPixels };
        if (decoding.Run() is not { } problem)
            return new PictureFingerprint(name, decoding.Hash, LevelsOf(decoding));
        reading.Problems.Add(new(Path.GetFileName(path), problem));
        return null;
    }

    private static PictureFingerprint[] Read(
        string description, int count, Func<int, PairReading, PictureFingerprint?> read, IProgress<LoadProgress>? progress, CancellationToken cancellationToken)
    {
        var fingerprints = new PictureFingerprint[count];
        var readings = PairVisit.ForEach(count, read, (index, fingerprint, _) => fingerprints[index] = fingerprint, progress, cancellationToken);
        ProblemList.RefuseAny(description, [], readings);
        return fingerprints;
    }

    private static float[] LevelsOf(PictureDecoding decoding)
    {
        if (decoding.Orientation.IsAsStored)
            return Thumbnail.Of(decoding.Pixels, 4, decoding.Width, decoding.Height);
        var image = PictureFile.Image(decoding);
        return Thumbnail.Of(image.Pixels, 3, image.Width, image.Height);
    }
}
