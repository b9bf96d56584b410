using SegLab.Data.Layouts;
using SegLab.Storage;

namespace SegLab.Data.Files;

/// <summary>Finds image files of formats that are not read, so that none is left out in silence.</summary>
public static class UnsupportedFiles
{
    private const int NamesShown = 3;
    private const int HeadLength = 132;

    // A folder that may not be listed is none of ours.
    private static readonly EnumerationOptions _visible = new() { IgnoreInaccessible = true, AttributesToSkip = FileAttributes.None };

    private static readonly Dictionary<string, string> _formats = new(StringComparer.OrdinalIgnoreCase)
    {
        [".tif"] = "TIFF", [".tiff"] = "TIFF", [".gif"] = "GIF", [".heic"] = "HEIC", [".heif"] = "HEIC", [".hif"] = "HEIC",
        [".avif"] = "AVIF", [".dcm"] = "DICOM", [".dicom"] = "DICOM", [".dic"] = "DICOM", [".jp2"] = "JPEG 2000", [".j2k"] = "JPEG 2000",
        [".jpf"] = "JPEG 2000", [".jpx"] = "JPEG 2000", [".j2c"] = "JPEG 2000", [".jxl"] = "JPEG XL", [".jxr"] = "JPEG XR",
        [".psd"] = "Photoshop", [".svg"] = "SVG", [".ico"] = "ICO", [".tga"] = "TGA", [".exr"] = "OpenEXR", [".pgm"] = "PNM",
        [".ppm"] = "PNM", [".pbm"] = "PNM", [".pnm"] = "PNM", [".npy"] = "NumPy", [".npz"] = "NumPy", [".nii"] = "NIfTI",
        [".nrrd"] = "NRRD", [".mha"] = "MetaImage", [".dng"] = "camera raw", [".cr2"] = "camera raw", [".cr3"] = "camera raw",
        [".nef"] = "camera raw", [".arw"] = "camera raw", [".orf"] = "camera raw", [".rw2"] = "camera raw", [".raf"] = "camera raw",
    };

    /// <summary>
    /// One sentence for each folder that holds image files of formats that are not read: how many, of which format, and the first names.
    /// </summary>
    /// <param name="folders">Folders that are there; their own folders are not looked into.</param>
    public static IReadOnlyList<string> Notices(params IEnumerable<string> folders) =>
        [.. folders.Distinct(StringComparer.Ordinal).Select(Notice).OfType<string>()];

    /// <summary>A file's format, where it is not read: by its name, or by its content where the name says nothing.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Such as <c>TIFF</c>; null for what is read, and for what is no image.</returns>
    public static string? FormatOf(string path)
    {
        var extension = Path.GetExtension(path);
        if (_formats.TryGetValue(extension, out var format))
            return format;
        if (path.EndsWith(".nii.gz", StringComparison.OrdinalIgnoreCase))
            return "NIfTI";
        // DICOM files are often called IM0001 or 1.2.840.10008.
        return extension.Length == 0 || extension[1..].All(char.IsAsciiDigit) ? FormatOf(Head(path)) : null;
    }

    /// <summary>The format of a file's content, where it is an image's that is not read.</summary>
    /// <param name="file">The file, or its first 132 bytes.</param>
    /// <returns>Null for what is read, and for what is no image.</returns>
    internal static string? FormatOf(ReadOnlySpan<byte> file) => file switch
    {
        _ when file.StartsWith("II*\0"u8) || file.StartsWith("MM\0*"u8) => "TIFF",
        _ when file.StartsWith("II+\0"u8) || file.StartsWith("MM\0+"u8) => "TIFF",
        _ when file.StartsWith("GIF8"u8) => "GIF",
        _ when file.Length >= HeadLength && file[128..].StartsWith("DICM"u8) => "DICOM",
        _ when file.Length >= 12 && file[4..].StartsWith("jP  "u8) => "JPEG 2000",
        _ when file.Length >= 12 && file[4..].StartsWith("ftypavif"u8) => "AVIF",
        _ when file.Length >= 12 && file[4..].StartsWith("ftyp"u8) => "HEIC",
        _ when file.StartsWith("8BPS"u8) => "Photoshop",
        _ => null,
    };

    private static string? Notice(string folder)
    {
        var found = Directory.EnumerateFiles(folder, "*", _visible).Where(path => !Path.GetFileName(path).StartsWith('.'))
            .Order(StringComparer.Ordinal).GroupBy(FormatOf, path => Path.GetFileName(path), StringComparer.Ordinal)
            .Where(group => group.Key is not null).Select(group => (Format: group.Key, Names: group.ToArray())).ToArray();
        if (found.Length == 0)
            return null;
        var count = found.Sum(group => group.Names.Length);
        var parts = found.Select(group => $"{group.Names.Length} {group.Format} ({NameList.Of(group.Names, NamesShown)})");
        return $"{folder} holds {count} image file{(count == 1 ? " that is" : "s that are")} not read: {string.Join(", ", parts)}. "
            + $"{string.Join(", ", PictureFolder.Formats)} are read; convert the others to PNG.";
    }

    private static byte[] Head(string path)
    {
        try
        {
            using var file = FileSystem.Current.Open(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var head = new byte[HeadLength];
            return head[..file.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
