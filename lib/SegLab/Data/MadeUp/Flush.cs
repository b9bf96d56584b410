using SegLab.Randomness;

namespace SegLab.Data.MadeUp;

/// <summary>Reddened skin about the lesion: it belongs to the skin, though thresholds take it for lesion.</summary>
internal static class Flush
{
    /// <summary>How much blood at the lesion's border, as a factor on its tone.</summary>
    private static readonly Interval Strength = new(0.15, 0.6);

    /// <summary>How far it reaches beyond the border, in lesion radii.</summary>
    private static readonly Interval Reach = new(0.2, 0.8);

    /// <summary>Adds it.</summary>
    public static void Paint(Absorbance skin, LesionShape shape, MersenneTwister generator)
    {
        var reach = Reach.Draw(generator) * shape.Radius;
        var noise = Surface.Fractal(skin.Size, 0.5 * shape.Radius, 3, 0.6, generator);
        var tone = Strength.Draw(generator) * Tone.Blood;
        var amount = new PixelRow(skin.Size.Width);
        skin.Add(row =>
        {
            var amounts = amount.Pixels;
            var heights = noise.Row(row.Y).Pixels;
            var depths = shape.Depth.Row(row.Y).Pixels;
            for (var x = 0; x < amounts.Length; x++)
            {
                var outside = Math.Max(0, -depths[x] / reach);
                amounts[x] = (float)(Math.Max(0, 1 + (0.5 * heights[x])) / (1 + (outside * outside)));
            }

            row.Add(tone, amount);
        });
    }
}
