using System.Globalization;
using SegLab.Data.Files;

namespace SegLab.Experiments.Store;

/// <summary>
/// Tables as RFC 4180 has them: commas, quotes where a cell needs them, a heading in the first line; lines end with <c>\n</c>. Numbers
/// are invariant and read back as the same bits. A text that a spreadsheet would run, one that begins with <c>=</c>, <c>+</c>, <c>-</c>,
/// <c>@</c>, a tab or a line's end and is no negative number, is written with an apostrophe before it, and so is a text with apostrophes
/// before such a one; then the table's first heading is in quotes, and reading takes one apostrophe off each of these cells. Tables
/// whose first heading is not in quotes, such as those of older versions, read as they are.
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
    public static string Write(IEnumerable<string> heading, IEnumerable<IEnumerable<string>> rows) => CsvTable.Write(heading, rows);

    /// <summary>Reads a table's rows.</summary>
    /// <param name="text">What <see cref="Write"/> gave, or any other such table.</param>
    /// <exception cref="FormatException">A row has another number of cells than the heading, or a quote is not closed.</exception>
    internal static IReadOnlyList<CsvRow> Read(string text)
    {
        var rows = CsvTable.Read(text);
        if (rows.Count == 0)
            throw new FormatException("it has no heading");
        if (rows[0].GroupBy(heading => heading).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new FormatException($"the column '{twice.Key}' is there {twice.Count()} times");
        var columns = rows[0].Index().ToDictionary(column => column.Item, column => column.Index);
        foreach (var (index, row) in rows.Index().Where(row => row.Item.Length != columns.Count))
            throw new FormatException($"row {index} has {row.Length} cells and the heading {columns.Count}");
        return [.. rows.Skip(1).Select(row => new CsvRow(columns, row))];
    }
}
