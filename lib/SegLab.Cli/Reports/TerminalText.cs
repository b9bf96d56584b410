using System.Text.RegularExpressions;

namespace SegLab.Cli.Reports;

/// <summary>Text meant for a terminal, as plain text.</summary>
internal static partial class TerminalText
{
    /// <summary>Drops colours and cursor movements; of a line overwritten after a carriage return, keeps what was written last.</summary>
    public static string Plain(string text)
    {
        var lines = Escapes().Replace(text, "").Replace("\r\n", "\n").Split('\n');
        return string.Join('\n', lines.Select(line => line.TrimEnd('\r').Split('\r')[^1]));
    }

    // ECMA-48: control sequences (ESC [ … letter), commands to the terminal (ESC ] … BEL or ESC \), other two-character escapes.
    [GeneratedRegex(@"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\^_])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Escapes();
}
