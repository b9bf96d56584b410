using SegLab.Randomness;
using SkiaSharp;

namespace SegLab.Data.MadeUp;

/// <summary>Reflections of the lamp on gel and glass: small white flecks, and arcs where the glass ends.</summary>
internal static class Glare
{
    private static readonly Interval Groups = new(1, 4);
    private static readonly Interval Flecks = new(4, 40);

    /// <summary>How far apart the flecks of a group lie, and their size, in picture heights.</summary>
    private static readonly Interval Spread = new(0.02, 0.10);
    private static readonly Interval FleckSize = new(0.001, 0.012);

    /// <summary>The share of pictures with glare that show the glass's edge, and its radius in picture heights.</summary>
    private const double EdgeShare = 0.4;
    private static readonly Interval EdgeRadius = new(0.5, 0.75);

    /// <summary>Draws them.</summary>
    public static void Draw(SKCanvas canvas, PictureSize size, MersenneTwister generator)
    {
        using var soft = SKMaskFilter.CreateBlur(SKBlurStyle.Normal, 1.2f);
        using var white = new SKPaint { IsAntialias = true, MaskFilter = soft, Color = new SKColor(255, 255, 255, 200) };
        for (var groups = Groups.DrawCount(generator); groups > 0; groups--)
        {
            var (middleX, middleY) = (generator.NextDouble(0, size.Width), generator.NextDouble(0, size.Height));
            var spread = Spread.Draw(generator) * size.Height;
            for (var count = Flecks.DrawCount(generator); count > 0; count--)
            {
                var (x, y) = ((float)(middleX + (spread * generator.NextNormal())), (float)(middleY + (spread * generator.NextNormal())));
                var fleck = (float)(FleckSize.DrawLogarithmic(generator) * size.Height);
                canvas.DrawOval(x, y, fleck, fleck * (float)generator.NextDouble(0.3, 1), white);
            }
        }

        if (generator.NextDouble() >= EdgeShare)
            return;
        using var edge = new SKPaint { IsAntialias = true, Style = SKPaintStyle.Stroke, MaskFilter = soft };
        var radius = EdgeRadius.Draw(generator) * size.Height;
        for (var rings = 1 + generator.Next(3); rings > 0; rings--)
        {
            edge.StrokeWidth = (float)generator.NextDouble(1.5, 5);
            edge.Color = new SKColor(255, 250, 245, (byte)generator.NextDouble(40, 130));
            canvas.DrawCircle(size.Width / 2f, size.Height / 2f, (float)(radius * generator.NextDouble(0.96, 1.04)), edge);
        }
    }
}
