using SegLab.Randomness;
using SkiaSharp;

namespace SegLab.Data.MadeUp;

/// <summary>Air bubbles in the gel: rings with a dark rim and a bright reflection, in clusters.</summary>
internal static class Bubbles
{
    private static readonly Interval Clusters = new(1, 5);
    private static readonly Interval BubblesInCluster = new(1, 14);

    /// <summary>In picture heights.</summary>
    private static readonly Interval Radius = new(0.004, 0.035);

    /// <summary>How far apart the bubbles of a cluster lie, in picture heights.</summary>
    private const double ClusterSpread = 0.06;

    /// <summary>Draws them.</summary>
    public static void Draw(SKCanvas canvas, PictureSize size, MersenneTwister generator)
    {
        using var rim = new SKPaint { IsAntialias = true, Style = SKPaintStyle.Stroke, Color = new SKColor(70, 50, 45, 90) };
        using var shine = new SKPaint { IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeCap = SKStrokeCap.Round, Color = new SKColor(255, 255, 255, 190) };
        using var inside = new SKPaint { IsAntialias = true, Color = new SKColor(255, 255, 255, 30) };
        for (var clusters = Clusters.DrawCount(generator); clusters > 0; clusters--)
        {
            var (middleX, middleY) = (generator.NextDouble(0, size.Width), generator.NextDouble(0, size.Height));
            for (var count = BubblesInCluster.DrawCount(generator); count > 0; count--)
            {
                var x = (float)(middleX + (ClusterSpread * size.Height * generator.NextNormal()));
                var y = (float)(middleY + (ClusterSpread * size.Height * generator.NextNormal()));
                var radius = (float)(Radius.DrawLogarithmic(generator) * size.Height);
                rim.StrokeWidth = shine.StrokeWidth = Math.Max(1, radius / 6);
                canvas.DrawCircle(x, y, radius, inside);
                canvas.DrawCircle(x, y, radius, rim);

                // The lamp's reflection lies at the upper left, a fainter one opposite.
                var ring = new SKRect(x - radius, y - radius, x + radius, y + radius);
                canvas.DrawArc(ring, 190, 80, false, shine);
                canvas.DrawArc(ring, 30, 30, false, shine);
            }
        }
    }
}
