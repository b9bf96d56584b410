using SegLab.Randomness;

namespace SegLab.Data.MadeUp;

/// <summary>Thin red vessels that wander through the skin.</summary>
internal static class Vessels
{
    private static readonly Interval Count = new(6, 50);

    /// <summary>Steps of a vessel, each half its thickness long.</summary>
    private static readonly Interval Steps = new(20, 120);

    /// <summary>In picture heights.</summary>
    private static readonly Interval Thickness = new(0.002, 0.005);

    /// <summary>How much blood, as a factor on its tone: the dots of the line overlap.</summary>
    private static readonly Interval Strength = new(0.04, 0.14);

    /// <summary>Adds them.</summary>
    public static void Paint(Absorbance skin, LesionShape shape, MersenneTwister generator)
    {
        var size = skin.Size;
        var spots = new Spots(size);
        skin.Add(spots.AddTo);
        var tone = Strength.Draw(generator) * Tone.Blood;
        for (var count = Count.DrawCount(generator); count > 0; count--)
        {
            var (x, y) = (generator.NextDouble(0, size.Width), generator.NextDouble(0, size.Height));
            var direction = generator.NextDouble(0, 2 * Math.PI);
            var thickness = Thickness.Draw(generator) * size.Height;
            for (var step = Steps.DrawCount(generator); step > 0; step--)
            {
                spots.Add(x, y, thickness, tone);
                direction += 0.2 * generator.NextNormal();
                (x, y) = (x + (0.5 * thickness * Math.Cos(direction)), y + (0.5 * thickness * Math.Sin(direction)));
            }
        }
    }
}
