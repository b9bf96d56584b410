using SkiaSharp;

namespace SegLab.Figures.Painting;

/// <summary>Draws <see cref="ChartPanels"/>.</summary>
internal static class PanelPainter
{
    private const float Width = 720;
    private const float Margin = 16;
    private const float Gap = 24;
    private const float PanelHeight = 240;
    private const float TitleSize = 16;
    private const float PanelTitleSize = 13;

    /// <summary>The figure's height.</summary>
    /// <param name="panels">The panels.</param>
    public static int Height(ChartPanels panels) => (int)(Header(panels) + (Rows(panels) * PanelHeight));

    /// <summary>The drawing.</summary>
    /// <param name="panels">The panels.</param>
    public static Drawing Draw(ChartPanels panels) => new(Width, Height(panels), brush => Paint(brush, panels));

    private static int Rows(ChartPanels panels) => (panels.Panels.Count + panels.Columns - 1) / panels.Columns;

    private static float Header(ChartPanels panels) => LegendTop(panels) + 8 + (Legend.LineHeight * LegendRows(panels).Count);

    private static float LegendTop(ChartPanels panels) => panels.Title.Length > 0 ? 40 : 12;

    private static IReadOnlyList<Legend> LegendRows(ChartPanels panels)
    {
        var curves = panels.CurveNames.Select(name => panels.Panels.SelectMany(panel => panel.Curves).First(curve => curve.Name == name));
        return new Legend([.. curves.Select((curve, place) => (curve.Name, CurveStyle.Of(curve, place)))]).Rows(Width - (2 * Margin));
    }

    private static void Paint(Brush brush, ChartPanels panels)
    {
        brush.Text(Brush.Fit(panels.Title, TitleSize, Width - (2 * Margin), bold: true), Margin, 28, TitleSize, bold: true);
        var names = panels.CurveNames.ToList();
        var baseline = LegendTop(panels) + 16;
        foreach (var row in LegendRows(panels))
        {
            row.PaintRow(brush, Margin, baseline);
            baseline += Legend.LineHeight;
        }

        var header = Header(panels);
        var width = (Width - (2 * Margin) - (Gap * (panels.Columns - 1))) / panels.Columns;
        for (var index = 0; index < panels.Panels.Count; index++)
        {
            var left = Margin + (index % panels.Columns * (width + Gap));
            var top = header + (index / panels.Columns * PanelHeight);
            PaintPanel(brush, panels.Panels[index], new SKRect(left, top, left + width, top + PanelHeight), curve => CurveStyle.Of(curve, names.IndexOf(curve.Name)));
        }
    }

    private static void PaintPanel(Brush brush, CurveChart panel, SKRect area, Func<Curve, CurveStyle> style)
    {
        brush.Text(Brush.Fit(panel.Title, PanelTitleSize, area.Width, bold: true), area.Left, area.Top + 18, PanelTitleSize, bold: true);
        var y = CurvePainter.VerticalAxis(panel, 4);
        var inner = new SKRect(area.Left + 18 + Plot.MarksWidth(y), area.Top + 32, area.Right, area.Bottom - 50);
        var plot = new Plot(inner, CurvePainter.HorizontalAxis(panel, (int)(inner.Width / 60)), y);
        plot.PaintAxes(brush, panel.XLabel, panel.YLabel);
        foreach (var curve in panel.Curves)
        {
            plot.PaintBand(brush, curve, style(curve));
            plot.PaintCurve(brush, curve, style(curve));
        }
    }
}
