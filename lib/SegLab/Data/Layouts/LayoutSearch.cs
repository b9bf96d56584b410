using SegLab.Data.Files;

namespace SegLab.Data.Layouts;

/// <summary>Recognises a folder by trying the layouts one after the other.</summary>
internal static class LayoutSearch
{
    /// <summary>What is recognised, a sentence for errors.</summary>
    public const string LookedFor =
        "It looked for PH2 ('PH2 Dataset images/IMD002/IMD002_Dermoscopic_Image/IMD002.bmp'), ISIC ('ISIC_0000000.jpg' in one folder, 'ISIC_0000000_segmentation.png' in another) "
        + "and two folders of BMP, PNG, JPEG or WebP files that pair by name ('images/a.png', 'masks/a.png' or 'masks/a_mask.png'), "
        + "or one folder of both ('a.jpg' and 'a_mask.png', or a photograph 'a.jpg' and its mask 'a.png').";

    /// <summary>Finds what a folder holds.</summary>
    /// <exception cref="SegLabException">There is no such folder, or nothing in it was recognised.</exception>
    public static FoundData Find(string folder)
    {
        RequireFolder(folder);
        try
        {
            return TryFind(folder) ?? throw NotRecognised(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SegLabException($"The folder '{folder}' cannot be listed: {error.Message}", error);
        }
    }

    /// <summary>Finds what a folder that is there holds, or null.</summary>
    public static FoundData? TryFind(string folder) => Ph2Layout.Find(folder) ?? IsicLayout.Find(folder) ?? TwoFoldersLayout.Find(folder);

    /// <summary>Pairs two folders that were named.</summary>
    /// <exception cref="SegLabException">One of them does not exist or holds no pictures.</exception>
    public static FoundData Pair(string imagesFolder, string masksFolder)
    {
        RequireFolder(imagesFolder);
        RequireFolder(masksFolder);
        foreach (var folder in (string[])[imagesFolder, masksFolder])
        {
            if (PictureFolder.Pictures(folder).Count == 0)
                throw new SegLabException($"'{folder}' holds no BMP, PNG, JPEG or WebP files. {Contents(folder)}{Unsupported(folder)}");
        }

        return TwoFoldersLayout.Pair(imagesFolder, PictureFolder.Pictures(imagesFolder), PictureFolder.Pictures(masksFolder));
    }

    private static void RequireFolder(string folder)
    {
        if (string.IsNullOrWhiteSpace(folder))
            throw new SegLabException("The data folder's name is empty. Give a folder with images and masks.");
        if (File.Exists(folder))
            throw new SegLabException($"'{folder}' is a file; a folder with images and masks is needed. An archive is unpacked by 'seglab data import {folder}'.");
        if (!Directory.Exists(folder))
            throw new SegLabException($"There is no folder '{folder}'. Check the path; 'seglab data get ph2' downloads PH2, 'seglab data make DIR' paints lesions.");
    }

    private static SegLabException NotRecognised(string folder) =>
        new($"'{folder}' holds no images and masks that SegLab recognises. {LookedFor} {Contents(folder)}{Unclear(folder)}{Unsupported([folder, .. PictureFolder.Folders(folder)])}");

    private static string Unclear(string folder) => MixedFolder.SameName(PictureFolder.Pictures(folder)) is var (first, second)
        ? $" '{Path.GetFileName(first)}' and '{Path.GetFileName(second)}' have one name, but their contents do not say which is the "
            + "photograph and which the mask: put the images into a folder 'images' and the masks into one called 'masks'."
        : "";

    private static string Unsupported(params IEnumerable<string> folders) => string.Concat(UnsupportedFiles.Notices(folders).Select(notice => $" {notice}"));

    private static string Contents(string folder)
    {
        var folders = Directory.EnumerateDirectories(folder).Select(path => Path.GetFileName(path) + "/").Order(StringComparer.Ordinal).ToArray();
        var files = Directory.EnumerateFiles(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal).ToArray();
        string[] all = [.. folders, .. files];
        if (all.Length == 0)
            return "The folder is empty.";
        var more = all.Length > 6 ? $" and {all.Length - 6} more" : "";
        return $"It found {folders.Length} folder{(folders.Length == 1 ? "" : "s")} and {files.Length} file{(files.Length == 1 ? "" : "s")}: {string.Join(", ", all.Take(6))}{more}.";
    }
}
