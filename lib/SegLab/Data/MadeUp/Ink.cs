using SegLab.Randomness;
using SkiaSharp;

namespace SegLab.Data.MadeUp;

/// <summary>A skin marker's purple or blue: scribbled marks around the lesion, or a smeared line.</summary>
internal static class Ink
{
    private static readonly Interval Marks = new(1, 5);
    private static readonly Interval Strokes = new(15, 70);

    /// <summary>In picture heights: the mark's distance from the picture's middle, its size, its strokes' thickness.</summary>
    private static readonly Interval Distance = new(0.25, 0.6);
    private static readonly Interval MarkSize = new(0.02, 0.08);
    private static readonly Interval Thickness = new(0.004, 0.012);

    /// <summary>The share of ink that is a wiped line instead of marks.</summary>
    private const double SmearShare = 0.35;

    /// <summary>The wiped line: its width in picture heights, opacity (0 to 255), blur and bend in pixels (standard deviations).</summary>
    private static readonly Interval SmearWidth = new(0.02, 0.06);
    private static readonly Interval SmearOpacity = new(60, 150);
    private const float SmearBlur = 6;
    private const double SmearBend = 40;

    /// <summary>Opacity of fresh marks, 0 to 255.</summary>
    private const byte MarkOpacity = 190;

    /// <summary>Gentian violet, dark violet, blue, faded blue-grey.</summary>
    private static readonly SKColor[] Colours = [new(105, 55, 150), new(75, 40, 105), new(60, 70, 150), new(110, 115, 160)];

    /// <summary>Draws it.</summary>
    public static void Draw(SKCanvas canvas, PictureSize size, MersenneTwister generator)
    {
        var colour = Colours[generator.Next(Colours.Length)];
        using var paint = new SKPaint { IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeCap = SKStrokeCap.Round };
        if (generator.NextDouble() < SmearShare)
            DrawSmear(canvas, size, paint, colour, generator);
        else
            DrawMarks(canvas, size, paint, colour, generator);
    }

    private static void DrawMarks(SKCanvas canvas, PictureSize size, SKPaint paint, SKColor colour, MersenneTwister generator)
    {
        paint.Color = colour.WithAlpha(MarkOpacity);
        paint.StrokeWidth = (float)(Thickness.Draw(generator) * size.Height);
        for (var marks = Marks.DrawCount(generator); marks > 0; marks--)
        {
            var (middleX, middleY) = Place(size, generator);
            var reach = MarkSize.Draw(generator) * size.Height;
            var (x, y) = ((float)middleX, (float)middleY);
            for (var strokes = Strokes.DrawCount(generator); strokes > 0; strokes--)
            {
                // A walk that is drawn back to the mark's middle.
                var nextX = (float)((0.8 * x) + (0.2 * middleX) + (0.5 * reach * generator.NextNormal()));
                var nextY = (float)((0.8 * y) + (0.2 * middleY) + (0.5 * reach * generator.NextNormal()));
                canvas.DrawLine(x, y, nextX, nextY, paint);
                (x, y) = (nextX, nextY);
            }
        }
    }

    private static void DrawSmear(SKCanvas canvas, PictureSize size, SKPaint paint, SKColor colour, MersenneTwister generator)
    {
        using var soft = SKMaskFilter.CreateBlur(SKBlurStyle.Normal, SmearBlur);
        paint.MaskFilter = soft;
        paint.Color = colour.WithAlpha((byte)SmearOpacity.Draw(generator));
        paint.StrokeWidth = (float)(SmearWidth.Draw(generator) * size.Height);
        var (fromX, fromY) = Place(size, generator);
        var (toX, toY) = Place(size, generator);
        using var builder = new SKPathBuilder();
        builder.MoveTo((float)fromX, (float)fromY);
        builder.QuadTo((float)(((fromX + toX) / 2) + (SmearBend * generator.NextNormal())), (float)(((fromY + toY) / 2) + (SmearBend * generator.NextNormal())), (float)toX, (float)toY);
        using var line = builder.Detach();
        canvas.DrawPath(line, paint);
    }

    private static (double X, double Y) Place(PictureSize size, MersenneTwister generator)
    {
        var direction = generator.NextDouble(0, 2 * Math.PI);
        var distance = Distance.Draw(generator) * size.Height;
        return ((size.Width / 2.0) + (1.2 * distance * Math.Cos(direction)), (size.Height / 2.0) + (distance * Math.Sin(direction)));
    }
}
