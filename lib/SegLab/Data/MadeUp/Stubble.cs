using SegLab.Randomness;
using SkiaSharp;

namespace SegLab.Data.MadeUp;

/// <summary>Shaved hair: short dark strokes of one direction, each in a darker pore.</summary>
internal static class Stubble
{
    private static readonly Interval Count = new(20, 140);

    /// <summary>In picture heights.</summary>
    private static readonly Interval Length = new(0.004, 0.05);
    private static readonly Interval PoreRadius = new(0.006, 0.02);

    /// <summary>Draws it.</summary>
    public static void Draw(SKCanvas canvas, PictureSize size, MersenneTwister generator)
    {
        var direction = generator.NextDouble(0, Math.PI);
        var length = Length.DrawLogarithmic(generator) * size.Height;
        using var hair = new SKPaint { IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeCap = SKStrokeCap.Round, Color = new SKColor(40, 32, 36, 190) };
        using var soft = SKMaskFilter.CreateBlur(SKBlurStyle.Normal, 2);
        using var pore = new SKPaint { IsAntialias = true, MaskFilter = soft, Color = new SKColor(90, 60, 60, 50) };
        for (var count = Count.DrawCount(generator); count > 0; count--)
        {
            var (x, y) = ((float)generator.NextDouble(0, size.Width), (float)generator.NextDouble(0, size.Height));
            canvas.DrawCircle(x, y, (float)(PoreRadius.Draw(generator) * size.Height), pore);
            var angle = direction + (0.3 * generator.NextNormal());
            var reach = length * generator.NextDouble(0.5, 1.5);
            hair.StrokeWidth = (float)generator.NextDouble(1.5, 4);
            canvas.DrawLine(x, y, x + (float)(reach * Math.Cos(angle)), y + (float)(reach * Math.Sin(angle)), hair);
        }
    }
}
