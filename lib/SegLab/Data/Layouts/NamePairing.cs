namespace SegLab.Data.Layouts;

/// <summary>Pairs images with masks by the files' names.</summary>
internal static class NamePairing
{
    private static readonly string[] _maskSuffixes = ["_segmentation", "_groundtruth", "_lesion", "_label", "_masks", "_mask", "_seg", "_gt"];

    /// <summary>Whether the file's name says that it is a mask: <c>a_mask.png</c>, <c>a_segmentation.png</c> …</summary>
    public static bool HasMaskSuffix(string path) => Suffix(Path.GetFileNameWithoutExtension(path)) is not null;

    /// <summary>Pairs by name; a mask's suffix does not count.</summary>
    /// <param name="folder">The data set's folder, for the names in problems.</param>
    /// <param name="images">The images' files.</param>
    /// <param name="masks">The masks' files.</param>
    /// <returns>The pairs, also the half ones, sorted by name; and a problem for each name that occurs twice on one side.</returns>
    public static (IReadOnlyList<DataPair> Pairs, IReadOnlyList<DataProblem> Problems) Pair(string folder, IReadOnlyList<string> images, IReadOnlyList<string> masks)
    {
        var problems = new List<DataProblem>();
        var imageNames = images.Select(path => Path.GetFileNameWithoutExtension(path)).ToHashSet();
        var byImage = ByName(images, path => Path.GetFileNameWithoutExtension(path), "image");
        var byMask = ByName(masks, path => MaskName(Path.GetFileNameWithoutExtension(path), imageNames), "mask");
        var names = byImage.Keys.Union(byMask.Keys).Order(StringComparer.Ordinal);
        return ([.. names.Select(name => new DataPair(name, byImage.GetValueOrDefault(name), byMask.GetValueOrDefault(name)))], problems);

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

    // An image may itself be called a_mask: then its mask is a_mask or a_mask_mask.
    private static string MaskName(string stem, HashSet<string> imageNames) =>
        !imageNames.Contains(stem) && Suffix(stem) is { } suffix ? stem[..^suffix.Length] : stem;

    private static string? Suffix(string stem) =>
        Array.Find(_maskSuffixes, suffix => stem.Length > suffix.Length && stem.EndsWith(suffix, StringComparison.OrdinalIgnoreCase));
}
