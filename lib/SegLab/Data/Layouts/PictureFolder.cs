namespace SegLab.Data.Layouts;

/// <summary>Lists folders and pictures in an order that does not depend on the file system.</summary>
internal static class PictureFolder
{
    /// <summary>The formats that are read.</summary>
    public static readonly IReadOnlyList<string> Formats = ["BMP", "PNG", "JPEG", "WebP"];

    /// <summary>The endings of their files' names.</summary>
    public static readonly IReadOnlyList<string> Extensions = [".bmp", ".dib", ".png", ".jpg", ".jpeg", ".jpe", ".jfif", ".webp"];

    /// <summary>The pictures directly in a folder, but for hidden files and ISIC's superpixels, which are pictures of neither kind.</summary>
    public static IReadOnlyList<string> Pictures(string folder) =>
    [
        .. Directory.EnumerateFiles(folder)
            .Where(path => Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase))
            .Where(path => !Path.GetFileName(path).StartsWith('.'))
            .Where(path => !Path.GetFileNameWithoutExtension(path).EndsWith("_superpixels", StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The visible folders directly in a folder.</summary>
    public static IReadOnlyList<string> Folders(string folder) =>
    [
        .. Directory.EnumerateDirectories(folder)
            .Where(path => !Path.GetFileName(path).StartsWith('.') && Path.GetFileName(path) != "__MACOSX")
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>A path as problems name it: relative to the data set, with forward slashes.</summary>
    public static string Relative(string folder, string path) => Path.GetRelativePath(folder, path).Replace('\\', '/');
}
