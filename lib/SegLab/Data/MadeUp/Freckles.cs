using SegLab.Randomness;

namespace SegLab.Data.MadeUp;

/// <summary>Freckles, lentigines and a rare cherry angioma: spots of a lesion's colour that are not the lesion.</summary>
internal static class Freckles
{
    private static readonly Interval Count = new(4, 60);

    /// <summary>In picture heights.</summary>
    private static readonly Interval Radius = new(0.006, 0.03);

    /// <summary>How dark, as a factor on the tone.</summary>
    private static readonly Interval Strength = new(0.15, 0.8);

    /// <summary>The share of pictures with freckles that show an angioma as well, and its radius in picture heights.</summary>
    private const double AngiomaShare = 0.2;
    private static readonly Interval AngiomaRadius = new(0.015, 0.045);

    /// <summary>Adds them.</summary>
    public static void Paint(Absorbance skin, LesionShape shape, MersenneTwister generator)
    {
        var size = skin.Size;
        var spots = new Spots(size);
        skin.Add(spots.AddTo);
        var strength = Strength.Draw(generator);
        for (var count = Count.DrawCount(generator); count > 0; count--)
        {
            var (x, y) = (generator.NextDouble(0, size.Width), generator.NextDouble(0, size.Height));
            var radius = Radius.DrawLogarithmic(generator) * size.Height;
            var tone = strength * generator.NextDouble(0.5, 1.2) * Tone.LightBrown;

            // Three spots beside one another look less like a stamp.
            for (var part = 0; part < 3; part++)
                spots.Add(x + (0.5 * radius * generator.NextNormal()), y + (0.5 * radius * generator.NextNormal()), 1.5 * radius, 0.6 * tone);
        }

        if (generator.NextDouble() < AngiomaShare)
            spots.Add(generator.NextDouble(0, size.Width), generator.NextDouble(0, size.Height), AngiomaRadius.Draw(generator) * size.Height, 2.0 * Tone.Blood);
    }
}
