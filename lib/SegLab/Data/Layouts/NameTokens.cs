using System.Text.RegularExpressions;

namespace SegLab.Data.Layouts;

/// <summary>A file's name in words and numbers: <c>Mole_007-mask</c> is <c>MOLE</c>, <c>7</c> and <c>MASK</c>.</summary>
internal static partial class NameTokens
{
    // What tells of an image or a mask which of the two it is, and not what it shows.
    private static readonly HashSet<string> _maskWords = ["MASK", "MASKS", "SEGMENTATION", "SEGMENTED", "SEG", "GROUNDTRUTH", "GT"];
    private static readonly HashSet<string> _otherWords =
    [
        "GROUND", "TRUTH", "LABEL", "LABELS", "ANNOTATION", "TARGET", "LESION", "IMAGE", "IMG", "PHOTO", "PICTURE", "PIC", "ORIGINAL",
        "ORIG", "RGB", "INPUT", "JPG", "JPEG", "PNG", "BMP", "TIF", "TIFF",
    ];

    /// <summary>The words and numbers, in capitals, numbers without zeros before them.</summary>
    /// <param name="stem">A file's name without its extension.</param>
    public static IReadOnlyList<string> Of(string stem) =>
        [.. Token().Matches(CanonicalName.Of(stem)).Select(match => Plain(match.Value.ToUpperInvariant()))];

    /// <summary>The words and numbers that say what is shown, without <c>mask</c> and the like.</summary>
    /// <param name="stem">As above.</param>
    public static IEnumerable<string> Subject(string stem) =>
        Of(stem).Where(token => !_maskWords.Contains(token) && !_otherWords.Contains(token));

    /// <summary>The numbers.</summary>
    /// <param name="stem">As above.</param>
    public static IEnumerable<string> Numbers(string stem) => Of(stem).Where(token => char.IsAsciiDigit(token[0]));

    /// <summary>Whether a word of the name says that it is a mask.</summary>
    /// <param name="stem">As above.</param>
    public static bool SaysMask(string stem) => Of(stem).Any(_maskWords.Contains);

    private static string Plain(string token) =>
        !char.IsAsciiDigit(token[0]) ? token : token.TrimStart('0') is { Length: > 0 } number ? number : "0";

    // Numbers; words, of which a capital after a small letter begins another.
    [GeneratedRegex(@"[0-9]+|\p{Lu}*[\p{L}\p{M}-[\p{Lu}]]+|\p{Lu}+", RegexOptions.None, 1000)]
    private static partial Regex Token();
}
