using System.Globalization;
using System.Text;

namespace SegLab.Experiments.Store;

/// <summary>
/// Tables as RFC 4180 has them: commas, quotes where a cell needs them, a heading in the first line; lines end with <c>\n</c>. Numbers
/// are invariant and read back as the same bits.
/// </summary>
public static class CsvText
{
    /// <summary>A number as a cell.</summary>
    /// <param name="number">Any; NaN is written <c>NaN</c>.</param>
    public static string Cell(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A whole number as a cell.</summary>
    /// <param name="number">Any.</param>
    public static string Cell(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A table's text.</summary>
    /// <param name="heading">The columns.</param>
    /// <param name="rows">Each with a cell a column.</param>
    public static string Write(IEnumerable<string> heading, IEnumerable<IEnumerable<string>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows.Prepend(heading))
            text.AppendJoin(',', row.Select(Quoted)).Append('\n');
        return text.ToString();
    }

    /// <summary>Reads a table's rows.</summary>
    /// <param name="text">What <see cref="Write"/> gave, or any other such table.</param>
    /// <exception cref="FormatException">A row has another number of cells than the heading, or a quote is not closed.</exception>
    internal static IReadOnlyList<CsvRow> Read(string text)
    {
        var rows = Rows(text);
        if (rows.Count == 0)
            throw new FormatException("it has no heading");
        var columns = rows[0].Index().ToDictionary(column => column.Item, column => column.Index);
        foreach (var (index, row) in rows.Index().Where(row => row.Item.Length != columns.Count))
            throw new FormatException($"row {index} has {row.Length} cells and the heading {columns.Count}");
        return [.. rows.Skip(1).Select(row => new CsvRow(columns, row))];
    }

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

    private static string Quoted(string cell) => cell.AsSpan().ContainsAny(",\"\n\r") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
