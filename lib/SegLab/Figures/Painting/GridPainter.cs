using SegLab.Data;
using SkiaSharp;

namespace SegLab.Figures.Painting;

/// <summary>Draws a <see cref="PictureGrid"/>.</summary>
internal static class GridPainter
{
    private const float Margin = 16;
    private const float MarginBelow = 8;
    private const float Gap = 5;
    private const float TitleSize = 15;
    private const float LabelSize = 12;
    private const float CaptionSize = 11;
    private const float CaptionHeight = 17;

    /// <summary>The drawing.</summary>
    /// <param name="grid">The grid.</param>
    public static Drawing Draw(PictureGrid grid)
    {
        var columns = grid.Rows.Max(row => row.Pictures.Count);
        var pictures = LabelWidth(grid) + (columns * (grid.CellSize + Gap)) - Gap;
        var width = Math.Max(pictures, HasOverlay(grid) ? LabelWidth(grid) + 260 : 0) + (2 * Margin);
        var height = Top(grid) + grid.Rows.Sum(row => RowHeight(grid, row) + Gap) - Gap + MarginBelow + (HasOverlay(grid) ? 24 : 0);
        return new Drawing(width, height, brush => Paint(brush, grid, width)) { IsPhotographic = true };
    }

    private static bool HasOverlay(PictureGrid grid) => grid.Rows.Any(row => row.Pictures.Any(picture => picture.IsOverlay));

    private static float Top(PictureGrid grid) => grid.Title.Length > 0 ? 34 : MarginBelow;

    private static float LabelWidth(PictureGrid grid) => grid.Rows.Max(row => row.Label.Length == 0 ? 0 : Brush.Measure(row.Label, LabelSize) + 12);

    private static float RowHeight(PictureGrid grid, PictureRow row) =>
        row.Pictures.Select(picture => Scaled(grid, picture).Height).DefaultIfEmpty(0).Max() + (row.Captions is null ? 0 : CaptionHeight);

    private static SKSize Scaled(PictureGrid grid, Picture picture)
    {
        var scale = (float)grid.CellSize / Math.Max(picture.Image.Width, picture.Image.Height);
        return new SKSize(picture.Image.Width * scale, picture.Image.Height * scale);
    }

    private static void Paint(Brush brush, PictureGrid grid, float width)
    {
        brush.Text(Brush.Fit(grid.Title, TitleSize, width - (2 * Margin), bold: true), Margin, 22, TitleSize, bold: true);
        var labels = LabelWidth(grid);
        var y = Top(grid);
        foreach (var row in grid.Rows)
        {
            var height = RowHeight(grid, row);
            var pictures = height - (row.Captions is null ? 0 : CaptionHeight);
            brush.Text(row.Label, Margin + labels - 12, y + (pictures / 2) + (LabelSize * 0.36f), LabelSize, align: SKTextAlign.Right);
            for (var index = 0; index < row.Pictures.Count; index++)
            {
                var left = Margin + labels + (index * (grid.CellSize + Gap));
                var size = Scaled(grid, row.Pictures[index]);
                PaintPicture(brush, row.Pictures[index], SKRect.Create(left + ((grid.CellSize - size.Width) / 2), y + ((pictures - size.Height) / 2), size.Width, size.Height));
                if (row.Captions is { } captions)
                    brush.Text(Brush.Fit(captions[index], CaptionSize, grid.CellSize), left + (grid.CellSize / 2f), y + pictures + 12.5f, CaptionSize, ChartColors.Muted, SKTextAlign.Center);
            }

            y += height + Gap;
        }

        if (HasOverlay(grid))
            PaintColors(brush, Margin + labels, y + 14);
    }

    private static void PaintPicture(Brush brush, Picture picture, SKRect area)
    {
        using var image = ToImage(picture.Image);
        // A mask's pixels stay pixels when enlarged; photographs become smooth. Both are averaged when reduced.
        var enlarged = area.Width >= picture.Image.Width;
        var sampling = !enlarged ? new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear)
            : picture.IsMask ? new SKSamplingOptions(SKFilterMode.Nearest)
            : new SKSamplingOptions(SKCubicResampler.Mitchell);
        brush.Canvas.DrawImage(image, area, sampling);
    }

    private static void PaintColors(Brush brush, float x, float baseline)
    {
        foreach (var (name, color) in new[] { ("hit", ChartColors.Hit), ("missed", ChartColors.Miss), ("false alarm", ChartColors.FalseAlarm) })
        {
            brush.Rectangle(SKRect.Create(x, baseline - 10, 12, 12), color, 2);
            brush.Text(name, x + 18, baseline, LabelSize);
            x += 18 + Brush.Measure(name, LabelSize) + 20;
        }
    }

    private static SKImage ToImage(RgbImage picture)
    {
        var pixels = new byte[4 * picture.Width * picture.Height];
        for (var pixel = 0; pixel < picture.Width * picture.Height; pixel++)
        {
            picture.Pixels.AsSpan(3 * pixel, 3).CopyTo(pixels.AsSpan(4 * pixel));
            pixels[(4 * pixel) + 3] = 255;
        }

        return SKImage.FromPixelCopy(new SKImageInfo(picture.Width, picture.Height, SKColorType.Rgba8888, SKAlphaType.Opaque), pixels);
    }
}
