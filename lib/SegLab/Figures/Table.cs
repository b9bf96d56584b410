using System.Net;
using System.Text;
using SegLab.Figures.Formatting;
using SegLab.Figures.Painting;

namespace SegLab.Figures;

/// <summary>Rows of text under headings.</summary>
[TypeFormatterSource(typeof(FigureFormatterSource), PreferredMimeTypes = [FigureFormatterSource.Html, FigureFormatterSource.Text])]
public sealed record Table : Figure
{
    /// <summary>Creates the table.</summary>
    /// <param name="title">What stands above it; empty for none.</param>
    /// <param name="columns">The columns, at least one.</param>
    /// <param name="rows">The rows, none or more, each with a cell for each column.</param>
    /// <exception cref="SegLabException">There is no column, or a row has another number of cells.</exception>
    public Table(string title, IReadOnlyList<TableColumn> columns, IReadOnlyList<IReadOnlyList<string>> rows)
        : base(title)
    {
        if (columns.Count == 0)
            throw new SegLabException($"The table '{title}' has no columns; give it at least one.");
        var wrong = Enumerable.Range(0, rows.Count).Where(row => rows[row].Count != columns.Count).ToList();
        if (wrong.Count > 0)
            throw new SegLabException($"The table '{title}' has {columns.Count} columns, but {string.Join(", ", wrong.Select(row => $"row {row + 1} has {rows[row].Count} cells"))}. Give each row a cell for each column.");
        (Columns, Rows) = (columns, rows);
    }

    /// <summary>The columns.</summary>
    public IReadOnlyList<TableColumn> Columns { get; }

    /// <summary>The rows, each with a cell for each column.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows { get; }

    /// <inheritdoc/>
    public override string ToHtml()
    {
        var html = new StringBuilder("<table class=\"seglab-table\" style=\"border-collapse:collapse;font-variant-numeric:tabular-nums\">");
        if (Title.Length > 0)
            html.Append($"<caption style=\"text-align:left;font-weight:600;padding:4px 0\">{WebUtility.HtmlEncode(Title)}</caption>");
        html.Append("<thead><tr>").AppendJoin("", Columns.Select(column => Cell("th", column, column.Name, isBold: true))).Append("</tr></thead><tbody>");
        for (var row = 0; row < Rows.Count; row++)
            html.Append("<tr>").AppendJoin("", Columns.Select((column, index) => Cell("td", column, Rows[row][index], column.Highlight == row))).Append("</tr>");
        return html.Append("</tbody></table>").ToString();
    }

    /// <inheritdoc/>
    public override string ToStaticHtml() => ToHtml();

    /// <inheritdoc/>
    public override string ToText()
    {
        // A line's end in a name would break the table.
        var rows = Rows.Prepend([.. Columns.Select(column => column.Name)]).Select(row => row.Select(cell => cell.ReplaceLineEndings("\\n")).ToList()).ToList();
        var widths = Columns.Select((_, index) => rows.Max(row => row[index].Length)).ToList();
        var lines = rows.Select(row => string.Join("  ", row.Select((cell, index) =>
            Columns[index].Alignment == ColumnAlignment.Right ? cell.PadLeft(widths[index]) : cell.PadRight(widths[index]))).TrimEnd());
        return string.Join('\n', Title.Length > 0 ? lines.Prepend(Title) : lines);
    }

    /// <inheritdoc/>
    internal override Drawing Draw() => TablePainter.Draw(this);

    private static string Cell(string tag, TableColumn column, string text, bool isBold)
    {
        // Numbers and shapes stay on one line; a narrow page scrolls the table.
        var side = column.Alignment == ColumnAlignment.Right ? "right" + (tag == "td" ? ";white-space:nowrap" : "") : "left";
        return $"<{tag} style=\"text-align:{side};padding:4px 12px 4px 4px;border-bottom:1px solid #8884{(isBold ? ";font-weight:600" : "")}\">{WebUtility.HtmlEncode(text)}</{tag}>";
    }
}
