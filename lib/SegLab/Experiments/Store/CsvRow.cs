using System.Globalization;

namespace SegLab.Experiments.Store;

/// <summary>A row of a table that was read.</summary>
internal sealed class CsvRow
{
    private readonly Dictionary<string, int> _columns;
    private readonly string[] _row;

    /// <summary>Takes a row.</summary>
    /// <param name="columns">Each heading's place.</param>
    /// <param name="row">The cells.</param>
    public CsvRow(Dictionary<string, int> columns, string[] row) => (_columns, _row) = (columns, row);

    /// <summary>A cell of this row.</summary>
    /// <param name="column">Its column's heading.</param>
    /// <exception cref="FormatException">There is no such column.</exception>
    public string this[string column] => _columns.TryGetValue(column, out var index) ? _row[index] : throw new FormatException($"there is no column '{column}'");

    /// <summary>A cell as a number.</summary>
    /// <param name="column">Its column's heading.</param>
    /// <exception cref="FormatException">It is none.</exception>
    public double Number(string column) => Parse<double>(column);

    /// <summary>A cell as a whole number.</summary>
    /// <param name="column">Its column's heading.</param>
    /// <exception cref="FormatException">It is none.</exception>
    public int Integer(string column) => Parse<int>(column);

    /// <summary>A cell as a large whole number.</summary>
    /// <param name="column">Its column's heading.</param>
    /// <exception cref="FormatException">It is none.</exception>
    public long Count(string column) => Parse<long>(column);

    private T Parse<T>(string column)
        where T : IParsable<T> =>
        T.TryParse(this[column], CultureInfo.InvariantCulture, out var number) ? number : throw new FormatException($"'{this[column]}' in the column '{column}' is no number");
}
