using SegLab.Data.Files;

namespace SegLab.Data.Layouts;

/// <summary>
/// Images and masks in one folder whose names don't end in <c>_mask</c>: the masks' names say so elsewhere (<c>mask_01.png</c>), or an
/// image and its mask have one name and two formats (<c>a.jpg</c>, <c>a.png</c>). Which format is the masks' is decided by content.
/// </summary>
internal static class MixedFolder
{
    private const int LookedAt = 5;

    /// <summary>Tells masks from images.</summary>
    /// <param name="pictures">The pictures of one folder.</param>
    /// <returns>The two kinds; null if it is not clear which is which.</returns>
    public static (IReadOnlyList<string> Images, IReadOnlyList<string> Masks)? Find(IReadOnlyList<string> pictures)
    {
        if (SameName(pictures) is not null)
            return ByContent(pictures);
        var byName = pictures.ToLookup(path => NameTokens.SaysMask(Path.GetFileNameWithoutExtension(path)));
        return byName[true].Any() && byName[false].Any() ? ([.. byName[false]], [.. byName[true]]) : null;
    }

    /// <summary>Two files that have one name and two formats; null if there are none.</summary>
    /// <param name="pictures">The pictures of one folder.</param>
    public static (string First, string Second)? SameName(IReadOnlyList<string> pictures) =>
        pictures.GroupBy(path => CanonicalName.WithoutCase(Path.GetFileNameWithoutExtension(path)))
            .Select(same => same.DistinctBy(Format).Take(2).ToArray())
            .Where(formats => formats.Length == 2).Select(formats => ((string, string)?)(formats[0], formats[1])).FirstOrDefault();

    private static (IReadOnlyList<string> Images, IReadOnlyList<string> Masks)? ByContent(IReadOnlyList<string> pictures)
    {
        var formats = pictures.GroupBy(Format).Select(format => (Pictures: format.ToList(), Content: Content(format))).ToList();
        // Masks have two colours and images more; drawings of two colours are told from masks by being colourful.
        Func<PictureContent, bool>[] signs = [content => content.HasTwoColours, content => content.HasTwoColours && content.IsGrey];
        foreach (var isMask in signs)
        {
            var masks = formats.Where(format => format.Content.Count > 0 && format.Content.TrueForAll(content => isMask(content))).ToList();
            var images = formats.Where(format => format.Content.Count > 0 && !format.Content.Exists(content => isMask(content))).ToList();
            if (masks.Count > 0 && images.Count > 0 && masks.Count + images.Count == formats.Count)
                return (Sorted(images.SelectMany(format => format.Pictures)), Sorted(masks.SelectMany(format => format.Pictures)));
        }

        return null;

        static string[] Sorted(IEnumerable<string> paths) => [.. paths.Order(StringComparer.Ordinal)];
    }

    private static string Format(string path) => Path.GetExtension(path).ToUpperInvariant() is var extension and not ".JPEG" ? extension : ".JPG";

    // What can't be read says nothing; reading the data set tells of it.
    private static List<PictureContent> Content(IEnumerable<string> pictures) =>
    [
        .. pictures.Select(path => PictureFile.TryReadImage(path, out var image, out _) ? PictureContent.Of(image) : null)
            .OfType<PictureContent>().Take(LookedAt),
    ];
}
