using SkiaSharp;

namespace SegLab.Figures.Painting;

/// <summary>Draws a <see cref="HeatMap"/>.</summary>
internal static class HeatMapPainter
{
    private const float Margin = 16;
    private const float TitleSize = 16;
    private const float LabelSize = 12;
    private const float RowHeight = 25;
    private const float LeastColumn = 52;
    private const float MaximalColumn = 110;
    private const float MaximalNames = 260;
    private const float Between = 10;
    private const float ScaleWidth = 120;
    private const float Below = 40;

    // Shades, and what lies between them and their text.
    private const int Colors = 40;

    /// <summary>The map's width.</summary>
    /// <param name="map">The map.</param>
    public static float Width(HeatMap map)
    {
        var table = NamesWidth(map) + Between + (ColumnWidth(map) * map.Columns.Count);
        var (least, greatest) = map.Ends();
        var scale = Brush.Measure(least, LabelSize) + ScaleWidth + Brush.Measure(greatest, LabelSize) + 16;
        return Math.Max(Math.Max(table, scale), Brush.Measure(map.Title, TitleSize, bold: true)) + (2 * Margin);
    }

    /// <summary>The map's height.</summary>
    /// <param name="map">The map.</param>
    public static int Height(HeatMap map) => (int)(Top(map) + (RowHeight * map.Rows.Count) + Below);

    /// <summary>A row's name, shortened where it would leave no room for the cells.</summary>
    /// <param name="name">The name.</param>
    public static string ShortName(string name) => Brush.Fit(name, LabelSize, MaximalNames);

    /// <summary>The drawing.</summary>
    /// <param name="map">The map.</param>
    public static Drawing Draw(HeatMap map) => new(Width(map), Height(map), brush => Paint(brush, map)) { Colors = Colors };

    private static float Top(HeatMap map) => (map.Title.Length > 0 ? 40 : 8) + 26;

    private static float NamesWidth(HeatMap map) => map.Rows.Max(row => Brush.Measure(ShortName(row.Name), LabelSize));

    private static float ColumnWidth(HeatMap map)
    {
        var texts = map.Rows.SelectMany(row => row.Values).Select(map.Written).Concat(map.Columns);
        return Math.Clamp(texts.Max(text => Brush.Measure(text, LabelSize)) + 14, LeastColumn, MaximalColumn);
    }

    private static void Paint(Brush brush, HeatMap map)
    {
        brush.Text(map.Title, Margin, 28, TitleSize, bold: true);
        var (left, top, width) = (Margin + NamesWidth(map) + Between, Top(map), ColumnWidth(map));
        for (var column = 0; column < map.Columns.Count; column++)
            brush.Text(Brush.Fit(map.Columns[column], LabelSize, width - 6), left + (width * (column + 0.5f)), top - 9, LabelSize, ChartColors.Muted, SKTextAlign.Center);
        for (var row = 0; row < map.Rows.Count; row++)
            PaintRow(brush, map, map.Rows[row], left, top + (RowHeight * row), width);
        PaintScale(brush, map, left, top + (RowHeight * map.Rows.Count) + 26);
    }

    private static void PaintRow(Brush brush, HeatMap map, HeatMapRow row, float left, float y, float width)
    {
        var baseline = y + (RowHeight / 2) + (LabelSize * 0.36f);
        brush.Text(ShortName(row.Name), left - Between, baseline, LabelSize, align: SKTextAlign.Right);
        for (var column = 0; column < row.Values.Count; column++)
        {
            var share = map.Share(row, row.Values[column]);
            var x = left + (width * column);
            brush.Rectangle(SKRect.Create(x + 0.5f, y + 0.5f, width - 1, RowHeight - 1), ShadeScale.Color(share));
            brush.Text(Brush.Fit(map.Written(row.Values[column]), LabelSize, width), x + (width / 2), baseline, LabelSize, align: SKTextAlign.Center);
        }
    }

    private static void PaintScale(Brush brush, HeatMap map, float left, float baseline)
    {
        const int parts = 17;
        var (least, greatest) = map.Ends();
        var room = Brush.Measure(least, LabelSize) + ScaleWidth + Brush.Measure(greatest, LabelSize) + 16;
        var x = Math.Max(Margin, Math.Min(left, Width(map) - Margin - room));
        brush.Text(least, x, baseline, LabelSize, ChartColors.Muted);
        x += Brush.Measure(least, LabelSize) + 8;
        for (var part = 0; part < parts; part++)
            brush.Rectangle(SKRect.Create(x + (ScaleWidth * part / parts), baseline - 10, (ScaleWidth / parts) + 0.5f, 12), ShadeScale.Color(part / (parts - 1.0)));
        brush.Text(greatest, x + ScaleWidth + 8, baseline, LabelSize, ChartColors.Muted);
    }
}
