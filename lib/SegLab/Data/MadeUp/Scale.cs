using SegLab.Randomness;
using SkiaSharp;

namespace SegLab.Data.MadeUp;

/// <summary>The millimetre scale on a dermatoscope's glass: a thin line with ticks and two letters, mostly below the lesion.</summary>
internal static class Scale
{
    /// <summary>In picture widths and heights: length, and where its middle lies.</summary>
    private static readonly Interval Length = new(0.35, 0.6);
    private static readonly Interval MiddleX = new(0.3, 0.7);
    private static readonly Interval MiddleY = new(0.75, 0.95);

    /// <summary>Its slant in radians, one standard deviation.</summary>
    private const double Slant = 0.25;

    /// <summary>Ticks, the longest tick and the letters' height in picture heights.</summary>
    private static readonly Interval Ticks = new(10, 20);
    private const double TickLength = 0.03;
    private const double LetterHeight = 0.025;

    /// <summary>Draws it.</summary>
    public static void Draw(SKCanvas canvas, PictureSize size, MersenneTwister generator)
    {
        var length = (float)(Length.Draw(generator) * size.Width);
        var tick = (float)(TickLength * size.Height);
        var letter = (float)(LetterHeight * size.Height);
        var ticks = (int)Ticks.Draw(generator);
        canvas.Save();
        canvas.Translate((float)(MiddleX.Draw(generator) * size.Width), (float)(MiddleY.Draw(generator) * size.Height));
        canvas.RotateRadians((float)(Slant * generator.NextNormal()));
        using var builder = new SKPathBuilder();
        builder.MoveTo(-length / 2, 0);
        builder.LineTo(length / 2, 0);
        for (var number = 0; number <= ticks; number++)
        {
            var x = (-length / 2) + (length * number / ticks);
            builder.MoveTo(x, 0);
            builder.LineTo(x, number % 5 == 0 ? -tick : -0.6f * tick);
        }

        // "MM", drawn by hand: fonts differ from machine to machine.
        for (var number = 0; number < 2; number++)
        {
            var x = (-length / 2) + (number * 1.2f * letter);
            builder.AddPoly([new(x, (1.6f * letter)), new(x, 0.6f * letter), new(x + (letter / 2), 1.1f * letter), new(x + letter, 0.6f * letter), new(x + letter, 1.6f * letter)], false);
        }

        using var lines = builder.Detach();
        using var paint = new SKPaint
        {
            IsAntialias = true,
            Style = SKPaintStyle.Stroke,
            StrokeWidth = (float)generator.NextDouble(1.5, 3),
            Color = new SKColor(45, 35, 35, (byte)generator.NextDouble(120, 230)),
        };
        canvas.DrawPath(lines, paint);
        canvas.Restore();
    }
}
