using System.Globalization;
using System.Text;

namespace SegLab.Data.Files;

/// <summary>
/// Tables as RFC 4180 has them. A text that a spreadsheet would run as a formula is written with an apostrophe before it, and so is one that
/// would be taken for such an escaped text. A table that has any of these is marked by quotes around its first heading, which every
/// reader of such tables takes away; so a table without them has the same bytes as before there was an escape, and one from before reads as it was.
/// </summary>
internal static class CsvTable
{
    // Excel takes the wide forms for the narrow ones where it is set to Japanese.
    private const string FormulaStarts = "=+-@＝＋－＠";

    /// <summary>A table's text.</summary>
    /// <param name="heading">The columns.</param>
    /// <param name="rows">Each with a cell a column.</param>
    public static string Write(IEnumerable<string> heading, IEnumerable<IEnumerable<string>> rows)
    {
        IReadOnlyList<string[]> table = [[.. heading], .. rows.Select(row => (string[])[.. row])];
        var isMarked = table.Any(row => row.Any(IsEscapable));
        var text = new StringBuilder();
        foreach (var (index, row) in table.Index())
            text.AppendJoin(',', row.Select((cell, column) => Quoted(IsEscapable(cell) ? $"'{cell}" : cell, always: isMarked && index + column == 0))).Append('\n');
        return text.ToString();
    }

    /// <summary>A table's rows, the heading first, every cell as it was before it was written.</summary>
    /// <param name="text">The table, of this version or an older one.</param>
    /// <exception cref="FormatException">A quote is not closed.</exception>
    public static List<string[]> Read(string text)
    {
        var rows = Rows(text);
        if (text.StartsWith('"'))
        {
            foreach (var row in rows)
            {
                for (var column = 0; column < row.Length; column++)
                {
                    if (row[column].StartsWith('\'') && IsEscapable(row[column]))
                        row[column] = row[column][1..];
                }
            }
        }

        return rows;
    }

    // Apostrophes before it do not count: what reads like an escaped text is escaped as well.
    private static bool IsEscapable(string cell)
    {
        var text = cell.AsSpan().TrimStart('\'');
        if (text.IsEmpty || IsNumber(text))
            return false;
        var start = text.TrimStart();
        return text[0] is '\t' or '\r' or '\n' || (!start.IsEmpty && FormulaStarts.Contains(start[0], StringComparison.Ordinal));
    }

    // -0.5 is harmless, and stays a number for whoever reads the table.
    private static bool IsNumber(ReadOnlySpan<char> text) => text is ['-', >= '0' and <= '9', ..]
        && double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out _);

    private static List<string[]> Rows(string text)
    {
        var (rows, row, cell, quoted) = (new List<string[]>(), new List<string>(), new StringBuilder(), false);
        for (var position = 0; position < text.Length; position++)
        {
            var letter = text[position];
            if (quoted && letter == '"' && position + 1 < text.Length && text[position + 1] == '"')
                cell.Append(text[position++]);
            else if (letter == '"')
                quoted = !quoted;
            else if (quoted || (letter is not (',' or '\n' or '\r')))
                cell.Append(letter);
            else if (letter is ',' or '\n')
                EndCell(letter == '\n');
        }

        if (quoted)
            throw new FormatException("a quote is not closed");
        if (cell.Length + row.Count > 0)
            EndCell(endsRow: true);
        return rows;

        void EndCell(bool endsRow)
        {
            row.Add(cell.ToString());
            cell.Clear();
            if (!endsRow)
                return;
            rows.Add([.. row]);
            row.Clear();
        }
    }

    private static string Quoted(string cell, bool always) =>
        always || cell.AsSpan().ContainsAny(",\"\n\r") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
