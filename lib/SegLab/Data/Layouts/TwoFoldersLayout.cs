namespace SegLab.Data.Layouts;

/// <summary>
/// A folder of images and a folder of masks whose files pair by name, side by side in one folder: <c>images/a.png</c> and
/// <c>masks/a.png</c> or <c>masks/a_mask.png</c>. Both kinds may also lie in one folder if the masks' names or contents say that they are
/// masks.
/// </summary>
internal static class TwoFoldersLayout
{
    private static readonly string[] _maskWords = ["mask", "label", "annotation", "truth", "segment", "target"];
    private static readonly string[] _imageWords = ["image", "img", "input", "picture", "photo"];

    /// <summary>Looks for the two kinds in a folder.</summary>
    /// <returns>What was found, or null if it is not clear which pictures are the images and which the masks.</returns>
    public static FoundData? Find(string folder)
    {
        var here = PictureFolder.Pictures(folder);
        if (here.Any(NamePairing.HasMaskSuffix) && !here.All(NamePairing.HasMaskSuffix))
            return Pair(folder, [.. here.Where(path => !NamePairing.HasMaskSuffix(path))], [.. here.Where(NamePairing.HasMaskSuffix)]);

        var filled = PictureFolder.Folders(folder).Where(inner => PictureFolder.Pictures(inner).Count > 0).ToArray();
        var masks = filled.Where(IsForMasks).ToArray();
        var images = filled.Except(masks).ToArray();
        if (images.Length > 1)
            images = [.. images.Where(inner => IsCalled(inner, _imageWords))];
        if (images.Length == 1 && masks.Length == 1)
            return Pair(folder, PictureFolder.Pictures(images[0]), PictureFolder.Pictures(masks[0]));
        return MixedFolder.Find(here) is { } mixed ? Pair(folder, mixed.Images, mixed.Masks) : null;
    }

    /// <summary>Pairs the pictures of two folders, wherever they lie.</summary>
    public static FoundData Pair(string folder, IReadOnlyList<string> images, IReadOnlyList<string> masks)
    {
        var (pairs, problems) = NamePairing.Pair(folder, images, masks);
        return new FoundData(DataKind.Folders, "images and masks", pairs, problems, NameMismatch.Find(folder, pairs));
    }

    private static bool IsForMasks(string folder) => IsCalled(folder, _maskWords) || string.Equals(Path.GetFileName(folder), "gt", StringComparison.OrdinalIgnoreCase)
        || (!IsCalled(folder, _imageWords) && PictureFolder.Pictures(folder).All(NamePairing.HasMaskSuffix));

    private static bool IsCalled(string folder, string[] words) =>
        Array.Exists(words, word => Path.GetFileName(folder).Contains(word, StringComparison.OrdinalIgnoreCase));
}
