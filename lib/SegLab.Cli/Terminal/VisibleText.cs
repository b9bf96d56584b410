using System.Globalization;
using System.Text;

namespace SegLab.Cli.Terminal;

/// <summary>
/// Shows what a terminal would obey instead of print: control characters, marks that turn the reading direction, halves of characters. They are
/// written as JSON escapes them, <c>\u001b</c>, so that JSON printed this way is the same JSON.
/// </summary>
internal static class VisibleText
{
    // Characters that change the order in which a line is shown, and those without any width.
    private const string Invisible = "\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff";

    /// <summary>A text of any number of lines: line ends and tabs stay.</summary>
    /// <param name="text">The text.</param>
    public static string Of(string text) => Written(text, keepLines: true);

    /// <summary>A name, or what else is one line: line ends are shown too.</summary>
    /// <param name="text">The text.</param>
    public static string Line(string text) => Written(text, keepLines: false);

    private static string Written(string text, bool keepLines)
    {
        if (text.All(letter => !char.IsSurrogate(letter) && !IsObeyed(letter)))
            return text;
        var written = new StringBuilder(text.Length + 16);
        for (var position = 0; position < text.Length; position++)
        {
            var letter = text[position];
            var next = position + 1 < text.Length ? text[position + 1] : default;
            if (char.IsSurrogatePair(letter, next))
                written.Append(letter).Append(text[++position]);
            else if (keepLines && (letter is '\n' or '\t' || (letter == '\r' && next == '\n')))
                written.Append(letter);
            else if (char.IsSurrogate(letter) || IsObeyed(letter))
                written.Append(Escape(letter));
            else
                written.Append(letter);
        }

        return written.ToString();
    }

    private static bool IsObeyed(char letter) =>
        char.IsControl(letter) || char.GetUnicodeCategory(letter) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator || Invisible.Contains(letter, StringComparison.Ordinal);

    private static string Escape(char letter) => letter switch
    {
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        _ => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}"),
    };
}
