using SegLab.Randomness;
using SkiaSharp;

namespace SegLab.Data.MadeUp;

/// <summary>The black outside a dermatoscope's round view: tips of the corners, or all around; its edge sharp or soft.</summary>
internal static class DarkCorners
{
    /// <summary>The view's radius in half diagonals of the picture: below 0.8 it cuts the sides as well, from 1 on no black is left.</summary>
    private static readonly Interval Radius = new(0.80, 1.08);

    /// <summary>The edge's width, relative to the radius.</summary>
    private static readonly Interval Softness = new(0.01, 0.25);

    /// <summary>Opacity of the black, 0 to 255: stray light brightens it.</summary>
    private static readonly Interval Opacity = new(190, 255);

    /// <summary>How far the view's middle lies from the picture's, in picture heights, one standard deviation.</summary>
    private const double Shift = 0.02;

    /// <summary>Draws them.</summary>
    public static void Draw(SKCanvas canvas, PictureSize size, MersenneTwister generator)
    {
        var halfDiagonal = Math.Sqrt((size.Width * size.Width) + (size.Height * size.Height)) / 2;
        var radius = (float)(Radius.Draw(generator) * halfDiagonal);
        var softness = (float)Softness.DrawLogarithmic(generator);
        var middle = new SKPoint((float)((size.Width / 2.0) + (Shift * size.Height * generator.NextNormal())), (float)((size.Height / 2.0) + (Shift * size.Height * generator.NextNormal())));
        var black = new SKColor((byte)generator.Next(20), (byte)generator.Next(20), (byte)generator.Next(24), (byte)Opacity.Draw(generator));
        using var shader = SKShader.CreateRadialGradient(middle, radius * (1 + softness), [black.WithAlpha(0), black.WithAlpha(0), black], [0, (1 - softness) / (1 + softness), 1], SKShaderTileMode.Clamp);
        using var paint = new SKPaint { Shader = shader };
        canvas.DrawPaint(paint);
    }
}
