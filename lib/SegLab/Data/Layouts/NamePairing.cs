namespace SegLab.Data.Layouts;

/// <summary>
/// Pairs images with masks by the files' names: by the very same ones first; then, of what is left, by those that read the same (see
/// <see cref="CanonicalName"/>); then by those that differ by capitals alone, unless two images or two masks do so too.
/// </summary>
internal static class NamePairing
{
    private static readonly string[] _maskSuffixes = ["_segmentation", "_groundtruth", "_lesion", "_label", "_masks", "_mask", "_seg", "_gt"];

    /// <summary>Whether the file's name says that it is a mask: <c>a_mask.png</c>, <c>a_segmentation.png</c> …</summary>
    public static bool HasMaskSuffix(string path) => Suffix(Path.GetFileNameWithoutExtension(path)) is not null;

    /// <summary>Pairs by name; a mask's suffix does not count.</summary>
    /// <param name="folder">The data set's folder, for the names in problems.</param>
    /// <param name="images">The images' files.</param>
    /// <param name="masks">The masks' files.</param>
    /// <returns>
    /// The pairs, also the half ones, sorted by name; a pair has its image's name as it is on the disk. And a problem for each name that
    /// occurs twice on one side.
    /// </returns>
    public static (IReadOnlyList<DataPair> Pairs, IReadOnlyList<DataProblem> Problems) Pair(string folder, IReadOnlyList<string> images, IReadOnlyList<string> masks)
    {
        var problems = new List<DataProblem>();
        var imageNames = images.Select(path => Path.GetFileNameWithoutExtension(path)).ToHashSet();
        var byImage = ByName(images, path => Path.GetFileNameWithoutExtension(path), "image");
        var byMask = ByName(masks, path => MaskName(Path.GetFileNameWithoutExtension(path), imageNames), "mask");
        var pairs = byImage.Keys.Where(byMask.ContainsKey).Select(name => new DataPair(name, byImage[name], byMask[name])).ToList();
        foreach (var likeness in (Func<string, string>[])[CanonicalName.Of, CanonicalName.WithoutCase])
            pairs.AddRange(PairAlike(byImage, byMask, Files(pairs), likeness));
        var paired = Files(pairs);
        pairs.AddRange(byImage.Where(image => !paired.Contains(image.Value)).Select(image => new DataPair(image.Key, image.Value, null)));
        pairs.AddRange(byMask.Where(mask => !paired.Contains(mask.Value)).Select(mask => new DataPair(mask.Key, null, mask.Value)));
        return ([.. pairs.OrderBy(pair => pair.Name, StringComparer.Ordinal)], problems);

        Dictionary<string, string> ByName(IReadOnlyList<string> paths, Func<string, string> nameOf, string what)
        {
            var found = new Dictionary<string, string>();
            foreach (var path in paths)
            {
                if (!found.TryAdd(nameOf(path), path))
                    problems.Add(new(PictureFolder.Relative(folder, path), $"a second {what} called {nameOf(path)}; the first is {PictureFolder.Relative(folder, found[nameOf(path)])}."));
            }

            return found;
        }
    }

    // Pairs an image and a mask that nothing else is like, paired or not.
    private static List<DataPair> PairAlike(
        Dictionary<string, string> byImage, Dictionary<string, string> byMask, HashSet<string> paired, Func<string, string> likeness)
    {
        var images = byImage.ToLookup(image => likeness(image.Key));
        var likeImages = images.Select(alike => alike.Key).ToHashSet();
        // The suffix of a mask is known by its images' names, which are compared as they are here.
        var masks = byMask.ToLookup(mask => MaskName(likeness(Path.GetFileNameWithoutExtension(mask.Value)), likeImages));
        return
        [
            .. images.Where(alike => alike.Count() == 1 && masks[alike.Key].Count() == 1)
                .Select(alike => new DataPair(alike.Single().Key, alike.Single().Value, masks[alike.Key].Single().Value))
                .Where(pair => !paired.Contains(pair.ImagePath!) && !paired.Contains(pair.MaskPath!)),
        ];
    }

    private static HashSet<string> Files(IEnumerable<DataPair> pairs) =>
        [.. pairs.SelectMany(pair => (string[])[pair.ImagePath!, pair.MaskPath!])];

    // An image may itself be called a_mask: then its mask is a_mask or a_mask_mask.
    private static string MaskName(string stem, HashSet<string> imageNames) =>
        !imageNames.Contains(stem) && Suffix(stem) is { } suffix ? stem[..^suffix.Length] : stem;

    private static string? Suffix(string stem) =>
        Array.Find(_maskSuffixes, suffix => stem.Length > suffix.Length && stem.EndsWith(suffix, StringComparison.OrdinalIgnoreCase));
}
