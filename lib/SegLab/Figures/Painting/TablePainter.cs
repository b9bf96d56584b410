using SkiaSharp;

namespace SegLab.Figures.Painting;

/// <summary>Draws a <see cref="Table"/>.</summary>
internal static class TablePainter
{
    private const float Margin = 16;
    private const float Size = 12;
    private const float TitleSize = 16;
    private const float RowHeight = 26;
    private const float Between = 22;

    /// <summary>The drawing.</summary>
    /// <param name="table">The table.</param>
    public static Drawing Draw(Table table)
    {
        var widths = table.Columns.Select((column, index) => table.Rows.Select((row, number) => Brush.Measure(row[index], Size, column.Highlight == number)).Append(Brush.Measure(column.Name, Size, bold: true)).Max()).ToList();
        var width = Math.Max(widths.Sum() + (Between * (widths.Count - 1)), Brush.Measure(table.Title, TitleSize, bold: true)) + (2 * Margin);
        var top = table.Title.Length > 0 ? 44f : 8f;
        return new Drawing(width, top + (RowHeight * (table.Rows.Count + 1)) + 8, brush => Paint(brush, table, widths, width, top));
    }

    private static void Paint(Brush brush, Table table, List<float> widths, float width, float top)
    {
        brush.Text(table.Title, Margin, 28, TitleSize, bold: true);
        PaintRow(brush, table, [.. table.Columns.Select(column => column.Name)], widths, top, _ => true);
        Rule(brush, width, top + RowHeight, ChartColors.Axis);
        for (var row = 0; row < table.Rows.Count; row++)
        {
            var y = top + (RowHeight * (row + 1));
            PaintRow(brush, table, table.Rows[row], widths, y, column => column.Highlight == row);
            Rule(brush, width, y + RowHeight, ChartColors.Grid);
        }
    }

    private static void PaintRow(Brush brush, Table table, IReadOnlyList<string> cells, List<float> widths, float y, Func<TableColumn, bool> isBold)
    {
        var x = Margin;
        for (var index = 0; index < cells.Count; index++)
        {
            var right = table.Columns[index].Alignment == ColumnAlignment.Right;
            brush.Text(cells[index], right ? x + widths[index] : x, y + 17, Size, align: right ? SKTextAlign.Right : SKTextAlign.Left, bold: isBold(table.Columns[index]));
            x += widths[index] + Between;
        }
    }

    private static void Rule(Brush brush, float width, float y, string color) => brush.Line(new SKPoint(Margin, y), new SKPoint(width - Margin, y), color);
}
