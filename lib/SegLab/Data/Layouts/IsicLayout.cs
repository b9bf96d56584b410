using System.Text.RegularExpressions;

namespace SegLab.Data.Layouts;

/// <summary>
/// The ISIC challenges of 2016, 2017 and 2018 (Gutman et al. 2016, Codella et al. 2018 and 2019): a folder of <c>ISIC_0000000.jpg</c>, one of
/// <c>ISIC_0000000_segmentation.png</c> (2016: <c>_Segmentation</c>). The superpixels beside the images are not images.
/// </summary>
internal static partial class IsicLayout
{
    /// <summary>Looks at a folder that holds the two folders, or at one that holds both kinds of files.</summary>
    /// <returns>What was found, or null if this is not ISIC.</returns>
    /// <exception cref="SegLabException">Several parts of a challenge lie there, and none of them is the training part.</exception>
    public static FoundData? Find(string folder)
    {
        string[] folders = [folder, .. PictureFolder.Folders(folder)];
        var images = Narrow(folder, "images", [.. folders.Where(inner => PictureFolder.Pictures(inner).Any(IsImage))]);
        var masks = Narrow(folder, "masks", [.. folders.Where(inner => PictureFolder.Pictures(inner).Any(IsMask))]);
        if (images is null || masks is null)
            return null;
        var (pairs, problems) = NamePairing.Pair(folder, [.. PictureFolder.Pictures(images).Where(IsImage)], [.. PictureFolder.Pictures(masks).Where(IsMask)]);
        return new FoundData(DataKind.Isic, Title(images), pairs, problems, NameMismatch.Find(folder, pairs));
    }

    private static string? Narrow(string folder, string what, IReadOnlyList<string> candidates)
    {
        if (candidates.Count < 2)
            return candidates.SingleOrDefault();
        var training = candidates.Where(path => Path.GetFileName(path).Contains("Training", StringComparison.OrdinalIgnoreCase)).ToArray();
        if (training.Length == 1)
            return training[0];
        throw new SegLabException($"'{folder}' holds {candidates.Count} folders of ISIC {what} ({string.Join(", ", candidates.Select(path => PictureFolder.Relative(folder, path)))}), and it is not clear which to take. Put one folder of images and its folder of masks into a folder of their own and give that one.");
    }

    private static string Title(string imagesFolder) => Year().Match(Path.GetFileName(imagesFolder)) is { Success: true } year ? $"ISIC {year.Value}" : "ISIC";

    private static bool IsImage(string path) => ImageName().IsMatch(Path.GetFileNameWithoutExtension(path));

    private static bool IsMask(string path) => MaskName().IsMatch(Path.GetFileNameWithoutExtension(path));

    [GeneratedRegex("201[678]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Year();

    [GeneratedRegex("^ISIC_[0-9]+$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ImageName();

    [GeneratedRegex("^ISIC_[0-9]+_[sS]egmentation$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MaskName();
}
