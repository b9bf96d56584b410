using SegLab.Randomness;

namespace SegLab.Data.MadeUp;

/// <summary>Skin without a lesion: its colour, how the light falls on it, blotches of blood and melanin, and its fine relief.</summary>
internal static class Skin
{
    /// <summary>Red, 0 to 255, from a dim to an overexposed picture. ISIC 2017: 147 to 246 between the 5th and the 95th percentile.</summary>
    private static readonly Interval Red = new(130, 248);

    /// <summary>Red of the little skin beside a large lesion: such close-ups are well lit.</summary>
    private static readonly Interval RedOfCloseUp = new(175, 250);

    /// <summary>Green over red, as mean, standard deviation and limits: orange or pink to pale (ISIC 2017: 0.70 to 0.99, same percentiles).</summary>
    private static readonly (double Mean, double Deviation, Interval Limits) GreenOverRed = (0.84, 0.11, new(0.52, 1.02));

    /// <summary>Likewise, beside a large lesion.</summary>
    private static readonly (double Mean, double Deviation, Interval Limits) GreenOverRedOfCloseUp = (0.88, 0.07, new(0.70, 1.02));

    /// <summary>Blue over green, likewise: yellowish to bluish white balance.</summary>
    private static readonly (double Mean, double Deviation, Interval Limits) BlueOverGreen = (0.93, 0.08, new(0.68, 1.08));

    /// <summary>Darkening across the picture, and from its middle to its corners (the lens), as absorbance.</summary>
    private static readonly Interval Gradient = new(0, 0.10);
    private static readonly Interval LensFalloff = new(0, 0.20);

    /// <summary>Blotches: absorbance of one standard deviation of blood and of melanin.</summary>
    private static readonly Interval BloodBlotches = new(0.01, 0.13);
    private static readonly Interval MelaninBlotches = new(0.01, 0.09);

    /// <summary>The blotches' sizes, in picture heights.</summary>
    private const double BloodBlotchSize = 0.35;
    private const double MelaninBlotchSize = 0.25;

    /// <summary>Relief's and grain's sizes in pixels.</summary>
    private const double ReliefSize = 12;
    private const double GrainSize = 2;

    /// <summary>Relief and grain, as absorbance: lines of the skin, and what the camera adds.</summary>
    private static readonly Interval Relief = new(0.004, 0.025);
    private static readonly Interval Grain = new(0.005, 0.03);

    /// <summary>Starts a picture.</summary>
    public static Absorbance Paint(Sketch sketch, MersenneTwister generator)
    {
        var size = sketch.Size;
        var skin = new Absorbance(size);
        var closeUp = sketch.Shape.IsLarge;
        var red = (closeUp ? RedOfCloseUp : Red).Draw(generator);
        var green = red * Ratio(closeUp ? GreenOverRedOfCloseUp : GreenOverRed, generator);
        var blue = green * Ratio(BlueOverGreen, generator);
        skin.Add(new Tone((float)-Math.Log(red / 255), (float)-Math.Log(green / 255), (float)-Math.Log(Math.Min(1, blue / 255))));
        skin.Add(Tone.Grey, Light(size, generator));
        Blotch(skin, Tone.Blood, BloodBlotchSize, BloodBlotches, generator);
        Blotch(skin, Tone.LightBrown, MelaninBlotchSize, MelaninBlotches, generator);
        var relief = Surface.Fractal(size, ReliefSize, 2, 0.7, generator);
        skin.Add(Relief.Draw(generator) * Tone.Grey, relief);
        skin.Add(Grain.Draw(generator) * Tone.Grey, Surface.Noise(size, GrainSize, generator));
        return skin;
    }

    private static double Ratio((double Mean, double Deviation, Interval Limits) ratio, MersenneTwister generator) =>
        Math.Clamp(ratio.Mean + (ratio.Deviation * generator.NextNormal()), ratio.Limits.Low, ratio.Limits.High);

    private static Surface Light(PictureSize size, MersenneTwister generator)
    {
        var direction = generator.NextDouble(0, 2 * Math.PI);
        var gradient = Gradient.Draw(generator);
        var falloff = LensFalloff.Draw(generator);
        return Surface.Through(size, 32, (x, y) =>
        {
            // Both run from −1 to 1 across the picture's diagonal.
            var (across, down) = (((2 * x) - size.Width) / size.Width, ((2 * y) - size.Height) / size.Width);
            return (float)((gradient * ((across * Math.Cos(direction)) + (down * Math.Sin(direction)))) + (falloff * ((across * across) + (down * down))));
        });
    }

    private static void Blotch(Absorbance skin, Tone tone, double cell, Interval strength, MersenneTwister generator) =>
        skin.Add(strength.Draw(generator) * tone, Surface.Fractal(skin.Size, cell * skin.Size.Height, 4, 0.6, generator));
}
