using SegLab.Randomness;
using SkiaSharp;

namespace SegLab.Data.MadeUp;

/// <summary>Long hairs: curved lines, mostly dark and roughly in one direction, a few or a pelt.</summary>
internal static class Hairs
{
    private static readonly Interval Count = new(2, 45);

    /// <summary>In picture heights.</summary>
    private static readonly Interval Length = new(0.25, 1.2);
    private static readonly Interval Thickness = new(0.002, 0.007);

    /// <summary>Spread of direction, in radians (one standard deviation): combed or tangled.</summary>
    private static readonly Interval Disorder = new(0.1, 1.2);

    /// <summary>Sideways shift of a hair's middle against its ends, in hair lengths.</summary>
    private const double Curl = 0.25;

    /// <summary>Opacity, 0 to 255.</summary>
    private static readonly Interval Opacity = new(120, 250);

    /// <summary>Black, dark brown, brown, blond.</summary>
    private static readonly SKColor[] Colours = [new(25, 20, 22), new(45, 28, 22), new(70, 42, 30), new(150, 110, 80)];

    /// <summary>Draws them.</summary>
    public static void Draw(SKCanvas canvas, PictureSize size, MersenneTwister generator)
    {
        var direction = generator.NextDouble(0, Math.PI);
        var disorder = Disorder.Draw(generator);
        var colour = Colours[generator.Next(Colours.Length)];
        var thickness = Thickness.Draw(generator) * size.Height;
        using var paint = new SKPaint { IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeCap = SKStrokeCap.Round };
        for (var count = Count.DrawCount(generator); count > 0; count--)
        {
            paint.StrokeWidth = (float)(thickness * generator.NextDouble(0.6, 1.3));
            paint.Color = colour.WithAlpha((byte)Opacity.Draw(generator));
            var angle = direction + (disorder * generator.NextNormal());
            var length = Length.Draw(generator) * size.Height;
            var (alongX, alongY) = (length * Math.Cos(angle), length * Math.Sin(angle));
            var x = generator.NextDouble(0, size.Width) - (alongX / 2);
            var y = generator.NextDouble(0, size.Height) - (alongY / 2);
            var (bend1, bend2) = (Curl * generator.NextNormal(), Curl * generator.NextNormal());
            using var path = new SKPathBuilder();
            path.MoveTo((float)x, (float)y);
            path.CubicTo(
                (float)(x + (alongX / 3) - (bend1 * alongY)), (float)(y + (alongY / 3) + (bend1 * alongX)),
                (float)(x + (alongX / 1.5) - (bend2 * alongY)), (float)(y + (alongY / 1.5) + (bend2 * alongX)),
                (float)(x + alongX), (float)(y + alongY));
            using var hair = path.Detach();
            canvas.DrawPath(hair, paint);
        }
    }
}
