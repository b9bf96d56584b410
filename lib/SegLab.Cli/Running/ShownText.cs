using System.Text;

namespace SegLab.Cli.Running;

/// <summary>Text of a notebook, a cell or a file's name as a terminal may get it: what would steer it is visible instead.</summary>
internal static class ShownText
{
    // Unicode's "control pictures" stand in the order of the characters that they show.
    private const int Pictures = 0x2400;
    private const char DeletePicture = '\u2421';
    private const char OtherPicture = '\u2426';

    /// <summary>The text with control characters as pictures; line feeds and tabs remain.</summary>
    /// <param name="text">Any text.</param>
    public static string Of(string text)
    {
        if (!text.Any(IsSteering))
            return text;
        var shown = new StringBuilder(text.Length);
        foreach (var character in text.Replace("\r\n", "\n", StringComparison.Ordinal))
            shown.Append(IsSteering(character) ? Picture(character) : character);
        return shown.ToString();
    }

    // Controls but for two, and the marks that turn the direction of writing.
    private static bool IsSteering(char character) =>
        (char.IsControl(character) && character is not ('\n' or '\t'))
        || character is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    private static char Picture(char character) => character switch
    {
        < ' ' => (char)(Pictures + character),
        '\x7F' => DeletePicture,
        _ => OtherPicture,
    };
}
