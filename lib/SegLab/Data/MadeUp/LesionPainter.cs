using System.Globalization;
using SegLab.Randomness;
using SkiaSharp;

namespace SegLab.Data.MadeUp;

/// <summary>
/// Paints pictures that look like dermoscopy: a lesion on skin, with what disturbs such pictures in practice. For trying
/// everything without a data set; the sizes and the lesions' areas are those of PH2.
/// </summary>
public static class LesionPainter
{
    /// <summary>Raised whenever the same seed and index give other bytes than before: caches are keyed by it.</summary>
    internal const int Version = 1;

    /// <summary>Paints one picture. The same seed and index give the same bytes, whatever was painted before or beside it.</summary>
    /// <param name="seed">Of the set.</param>
    /// <param name="index">Of the picture in its set, 0 or more.</param>
    /// <returns>The picture, <c>MADE000</c> for index 0, and the mask of its lesion; 767×576 pixels or a little less or more.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is negative.</exception>
    public static LesionPair Paint(uint seed, int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        var generator = MersenneTwister.ForStream(seed, (uint)index);
        var sketch = Sketch.Draw(generator);
        var (size, shape, ingredients) = sketch;

        var skin = Skin.Paint(sketch, generator);
        foreach (var disturbance in Disturbance.InSkin)
        {
            if (ingredients.HasFlag(disturbance.Kind))
                disturbance.Paint(skin, shape, generator);
        }

        LesionPigment.Paint(skin, shape, generator);
        using var bitmap = skin.ToBitmap();
        using (var canvas = new SKCanvas(bitmap))
        {
            foreach (var disturbance in Disturbance.OnSkin)
            {
                if (ingredients.HasFlag(disturbance.Kind))
                    disturbance.Draw(canvas, size, generator);
            }
        }

        var name = string.Create(CultureInfo.InvariantCulture, $"MADE{index:000}");
        return new LesionPair(name, ToImage(bitmap), shape.ToMask());
    }

    private static RgbImage ToImage(SKBitmap bitmap)
    {
        var (width, height) = (bitmap.Width, bitmap.Height);
        var source = bitmap.GetPixelSpan();
        var pixels = GC.AllocateUninitializedArray<byte>(3 * width * height);
        var target = pixels.AsSpan();
        for (; target.Length > 0; target = target[3..], source = source[4..])
            (target[0], target[1], target[2]) = (source[0], source[1], source[2]);
        return new RgbImage(width, height, pixels);
    }
}
