using SegLab.Randomness;
using SkiaSharp;

namespace SegLab.Data.MadeUp;

/// <summary>A coloured round sticker at the left or right edge, as on ISIC's pictures of children, or the black square of a colour chart.</summary>
internal static class Sticker
{
    /// <summary>In picture heights: radius, and how much of it is seen.</summary>
    private static readonly Interval Radius = new(0.3, 0.6);
    private static readonly Interval Visible = new(0.1, 0.5);

    /// <summary>The share of black squares.</summary>
    private const double SquareShare = 0.25;

    /// <summary>Teal, blue, green, orange, red, yellow, grey.</summary>
    private static readonly SKColor[] Colours = [new(70, 190, 180), new(20, 110, 220), new(60, 160, 70), new(230, 130, 50), new(190, 40, 50), new(235, 215, 90), new(190, 195, 225)];

    /// <summary>Draws it.</summary>
    public static void Draw(SKCanvas canvas, PictureSize size, MersenneTwister generator)
    {
        var visible = (float)(Visible.Draw(generator) * size.Height);
        var left = generator.Next(2) == 0;
        using var paint = new SKPaint { IsAntialias = true };
        if (generator.NextDouble() < SquareShare)
        {
            paint.Color = new SKColor(25, 25, 28);
            var top = (float)(generator.NextDouble(-0.2, 0.8) * size.Height);
            var edge = left ? visible : size.Width - visible;
            canvas.DrawRect(SKRect.Create(Math.Min(edge, left ? 0 : size.Width), top, visible, (float)(0.4 * size.Height)), paint);
            return;
        }

        var radius = (float)(Radius.Draw(generator) * size.Height);
        var x = left ? visible - radius : size.Width - visible + radius;
        var y = (float)(generator.NextDouble(0.2, 0.8) * size.Height);
        var colour = Colours[generator.Next(Colours.Length)];
        paint.Color = colour;
        canvas.DrawCircle(x, y, radius, paint);

        // Some have a disc of another colour in their middle.
        if (generator.Next(2) == 0)
        {
            paint.Color = Colours[generator.Next(Colours.Length)];
            canvas.DrawCircle(x, y, radius * 0.55f, paint);
        }

        // The sticker's edge: a darker rim.
        paint.Style = SKPaintStyle.Stroke;
        paint.StrokeWidth = radius / 12;
        paint.Color = new SKColor((byte)(colour.Red * 0.8), (byte)(colour.Green * 0.8), (byte)(colour.Blue * 0.8));
        canvas.DrawCircle(x, y, radius, paint);
    }
}
