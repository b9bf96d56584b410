using SegLab.Randomness;
using SkiaSharp;

namespace SegLab.Data.MadeUp;

/// <summary>A paper ruler at the left or right edge: a white strip with black bars.</summary>
internal static class Ruler
{
    /// <summary>In picture heights: how far it reaches in, its slant, the bars' distance.</summary>
    private static readonly Interval Reach = new(0.08, 0.25);
    private static readonly Interval Slant = new(-0.1, 0.1);
    private static readonly Interval BarDistance = new(0.05, 0.12);

    /// <summary>Draws it.</summary>
    public static void Draw(SKCanvas canvas, PictureSize size, MersenneTwister generator)
    {
        var reach = (float)(Reach.Draw(generator) * size.Height);
        var slant = (float)(Slant.Draw(generator) * size.Height);
        var distance = (float)(BarDistance.Draw(generator) * size.Height);
        canvas.Save();
        if (generator.Next(2) == 0)
            canvas.Scale(-1, 1, size.Width / 2f, 0);
        using var builder = new SKPathBuilder();
        builder.AddPoly([new(-5, -5), new(reach + slant, -5), new(reach - slant, size.Height + 5), new(-5, size.Height + 5)], true);
        using var strip = builder.Detach();
        using var paper = new SKPaint { IsAntialias = true, Color = new SKColor(232, 230, 225) };
        canvas.DrawPath(strip, paper);
        using var bar = new SKPaint { IsAntialias = true, Color = new SKColor(25, 24, 26), StrokeWidth = distance / 5 };
        for (var (y, number) = (distance / 2, 0); y < size.Height; y += distance, number++)
        {
            // Every second bar is shorter.
            var edge = reach + slant - (2 * slant * y / size.Height);
            var start = number % 2 == 0 ? 0.2f * edge : 0.5f * edge;
            canvas.DrawLine(start, y, edge, y - (2 * slant * distance / size.Height), bar);
        }

        canvas.Restore();
    }
}
