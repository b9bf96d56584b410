using System.Globalization;

namespace SegLab.Data.Layouts;

/// <summary>Says in one message why the names of images and masks don't pair, and which naming would.</summary>
internal static class NameMismatch
{
    private const int Shown = 3;

    // What two names may have in common, the most of it first.
    private static readonly Likeness[] _likenesses =
    [
        new("if zeros before numbers, capitals and separators did not count", NameTokens.Of),
        new("if words such as 'mask' and 'image' did not count", NameTokens.Subject),
        new("by their numbers", NameTokens.Numbers, MayBeChance: true),
        new("by their last numbers", stem => NameTokens.Numbers(stem).TakeLast(1), MayBeChance: true),
    ];

    /// <summary>Looks at what did not pair.</summary>
    /// <param name="folder">The data set's folder, for the names in problems.</param>
    /// <param name="pairs">What <see cref="NamePairing.Pair"/> found.</param>
    /// <returns>
    /// The problem with all halves; null where one side has none, or where each half is a problem of its own, such as a mask that was lost.
    /// </returns>
    public static DataProblem? Find(string folder, IReadOnlyList<DataPair> pairs)
    {
        string[] images = [.. pairs.Where(pair => pair.MaskPath is null).Select(pair => pair.ImagePath!)];
        string[] masks = [.. pairs.Where(pair => pair.ImagePath is null).Select(pair => pair.MaskPath!)];
        if (images.Length == 0 || masks.Length == 0)
            return null;
        var nonePairs = images.Length + masks.Length == pairs.Count;
        var (likeness, alike) = Nearest(images, masks, nonePairs);
        if (alike.Count * 2 >= Math.Min(images.Length, masks.Length))
            return new(PictureFolder.Relative(folder, alike[0].MaskPath!), WouldPair(images, masks, likeness, alike));
        return nonePairs ? new(PictureFolder.Relative(folder, masks[0]), NonePairs(images, masks)) : null;
    }

    private static string WouldPair(string[] images, string[] masks, string likeness, IReadOnlyList<DataPair> alike)
    {
        var matched = alike.SelectMany(pair => (string[])[pair.ImagePath!, pair.MaskPath!]);
        string[] left = [.. images.Concat(masks).Except(matched)];
        var who = left.Length == 0 ? "they" : $"{alike.Count} of each";
        var others = alike.Count > 1 ? ", and the others alike" : "";
        var without = left.Length == 0 ? "" : $" Still without a partner: {Examples(left)}.";
        return $"{Counts(images, masks)} have no partner of their name, but {who} would pair {likeness}: "
            + $"rename {Path.GetFileName(alike[0].MaskPath)} to {MaskNames(alike[0].ImagePath!, alike[0].MaskPath!)}{others}.{without}";
    }

    private static string NonePairs(string[] images, string[] masks) =>
        $"of {Counts(images, masks)} none pair by name. Images are called {Examples(images)}; masks {Examples(masks)}. "
        + $"A mask is called as its image is, so that of {Path.GetFileName(images[0])} is {MaskNames(images[0], masks[0])}.";

    private static (string Likeness, IReadOnlyList<DataPair> Alike) Nearest(string[] images, string[] masks, bool nonePairs)
    {
        var (likeness, alike) = _likenesses.Select(likeness => (Likeness: likeness, Alike: Alike(images, masks, likeness)))
            .Where(found => nonePairs || found.Alike.Count > 1 || !found.Likeness.MayBeChance)
            .MaxBy(found => found.Alike.Count);
        return nonePairs && InOrder(images, masks, atAnyDistance: alike.Count == 0) is { } inOrder ? inOrder : (likeness.Text, alike);
    }

    private static List<DataPair> Alike(string[] images, string[] masks, Likeness likeness)
    {
        var maskLookup = masks.ToLookup(Key);
        return
        [
            .. images.GroupBy(Key).Where(same => same.Key.Length > 0 && same.Count() == 1 && maskLookup[same.Key].Count() == 1)
                .Select(same => new DataPair(same.Key, same.Single(), maskLookup[same.Key].Single())),
        ];

        string Key(string path) => string.Join(' ', likeness.Of(Path.GetFileNameWithoutExtension(path)));
    }

    // Numbers from 0 on one side and from 1 on the other; or any that differ by the same everywhere, where nothing else is alike.
    private static (string Likeness, IReadOnlyList<DataPair> Alike)? InOrder(string[] images, string[] masks, bool atAnyDistance)
    {
        var (byImage, byMask) = (ByNumber(images), ByNumber(masks));
        if (images.Length < Shown || images.Length != masks.Length || byImage.Count != images.Length || byMask.Count != masks.Length)
            return null;
        var (firstImage, firstMask) = (byImage.Keys[0], byMask.Keys[0]);
        var isSteady = byMask.Keys.Zip(byImage.Keys, (mask, image) => mask - image).All(distance => distance == firstMask - firstImage);
        if (!isSteady || !(atAnyDistance || (Math.Min(firstImage, firstMask), Math.Max(firstImage, firstMask)) == (0, 1)))
            return null;
        return ($"in the order of their numbers, which begin with {firstImage} for the images and {firstMask} for the masks "
            + "(look whether they do belong together)", [.. byImage.Values.Zip(byMask.Values, (image, mask) => new DataPair("", image, mask))]);

        static SortedList<long, string> ByNumber(string[] paths)
        {
            var numbered = new SortedList<long, string>();
            foreach (var path in paths)
            {
                var last = NameTokens.Numbers(Path.GetFileNameWithoutExtension(path)).LastOrDefault();
                if (long.TryParse(last, CultureInfo.InvariantCulture, out var number))
                    numbered.TryAdd(number, path);
            }

            return numbered;
        }
    }

    // What the mask of an image may be called, where it lies: not as another file is.
    private static string MaskNames(string image, string mask)
    {
        var (stem, extension) = (Path.GetFileNameWithoutExtension(image), Path.GetExtension(mask));
        var isTaken = File.Exists(Path.Combine(Path.GetDirectoryName(mask)!, stem + extension));
        return isTaken ? $"{stem}_mask{extension}" : $"{stem}{extension} or {stem}_mask{extension}";
    }

    private static string Examples(string[] paths) =>
        string.Join(", ", paths.Take(Shown).Select(path => Path.GetFileName(path))) + (paths.Length > Shown ? $" and {paths.Length - Shown} more" : "");

    private static string Counts(string[] images, string[] masks) => $"{Count(images.Length, "image")} and {Count(masks.Length, "mask")}";

    private static string Count(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";

    /// <summary>A way in which two names may be alike.</summary>
    /// <param name="Text">When they would pair, the end of a sentence.</param>
    /// <param name="Of">What of a name counts.</param>
    /// <param name="MayBeChance">Whether two names have it in common too easily to believe a single pair of them.</param>
    private sealed record Likeness(string Text, Func<string, IEnumerable<string>> Of, bool MayBeChance = false);
}
