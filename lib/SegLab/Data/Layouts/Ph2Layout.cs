namespace SegLab.Data.Layouts;

/// <summary>
/// PH2 (Mendonça et al. 2013): <c>PH2 Dataset images/IMD002/IMD002_Dermoscopic_Image/IMD002.bmp</c> and
/// <c>IMD002/IMD002_lesion/IMD002_lesion.bmp</c>. The <c>_roi</c> folder beside them is not used.
/// </summary>
internal static class Ph2Layout
{
    /// <summary>The folder of the images, inside the data set's own.</summary>
    public const string ImagesFolder = "PH2 Dataset images";

    /// <summary>The file in the folder of the images by which <c>seglab data make</c> marks pictures that it painted.</summary>
    public const string MadeUpNote = "made-up.txt";

    /// <summary>Where the image called <paramref name="name"/> lies inside the folder of the images.</summary>
    public static string ImagePath(string imagesFolder, string name) => Path.Combine(imagesFolder, name, $"{name}_Dermoscopic_Image", $"{name}.bmp");

    /// <summary>Where the mask called <paramref name="name"/> lies inside the folder of the images.</summary>
    public static string MaskPath(string imagesFolder, string name) => Path.Combine(imagesFolder, name, $"{name}_lesion", $"{name}_lesion.bmp");

    /// <summary>Looks at a folder that may be the folder of the images, the data set's, or the one above.</summary>
    /// <returns>What was found, or null if this is not PH2.</returns>
    public static FoundData? Find(string folder)
    {
        foreach (var candidate in (IEnumerable<string>)[folder, Path.Combine(folder, ImagesFolder), .. PictureFolder.Folders(folder).Select(inner => Path.Combine(inner, ImagesFolder))])
        {
            if (!Directory.Exists(candidate))
                continue;
            var folders = PictureFolder.Folders(candidate);
            if (!folders.Any(IsEntry))
                continue;
            // In a folder that is PH2's, an IMD folder without its image and its mask lacks them.
            var names = folders.Where(path => IsEntry(path) || Path.GetFileName(path).StartsWith("IMD", StringComparison.Ordinal)).Select(path => Path.GetFileName(path));
            var title = IsMadeUp(candidate) ? "made-up lesions in PH2's layout" : "PH2";
            return new FoundData(DataKind.Ph2, title, [.. names.Select(name => Pair(candidate, name))], []);
        }

        return null;
    }

    private static bool IsEntry(string folder)
    {
        var name = Path.GetFileName(folder);
        return Directory.Exists(Path.Combine(folder, $"{name}_Dermoscopic_Image")) || Directory.Exists(Path.Combine(folder, $"{name}_lesion"));
    }

    private static bool IsMadeUp(string imagesFolder) => File.Exists(Path.Combine(imagesFolder, MadeUpNote));

    // The paths are kept even where nothing lies there: reading says which file is missing.
    private static DataPair Pair(string imagesFolder, string name) => new(name, ImagePath(imagesFolder, name), MaskPath(imagesFolder, name));
}
