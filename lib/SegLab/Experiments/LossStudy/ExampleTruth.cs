using SegLab.Randomness;

namespace SegLab.Experiments.LossStudy;

/// <summary>Draws the mask of the examples: an irregular blob in the middle, whose border is wavy in the small and has a few thin spurs.</summary>
internal static class ExampleTruth
{
    /// <summary>The picture's width and height in pixels.</summary>
    public const int Side = 96;

    // In pixels: the blob's mean radius; how far spurs reach from its border, and half their width at the end.
    private const double Radius = 25;
    private const double LeastReach = 5;
    private const double GreatestReach = 9;
    private const double SpurRadius = 1.4;

    private const int Spurs = 6;

    // Waves around the border: how many, and their heights as shares of the radius. The last ones are the fine detail.
    private static readonly (int Count, double Height)[] Waves = [(2, 0.10), (3, 0.07), (4, 0.05), (5, 0.04), (11, 0.05), (14, 0.05), (17, 0.05), (23, 0.03)];

    /// <summary>Which pixels are lesion, rows from the top.</summary>
    /// <param name="generator">Decides the waves' phases and the spurs.</param>
    public static bool[] Draw(MersenneTwister generator)
    {
        double[] phases = [.. Waves.Select(_ => generator.NextDouble(0, 2 * Math.PI))];
        var spurs = Enumerable.Range(0, Spurs).Select(_ => (Angle: generator.NextDouble(0, 2 * Math.PI), Reach: generator.NextDouble(LeastReach, GreatestReach))).ToList();
        const double middle = (Side - 1) / 2.0;
        return [.. Enumerable.Range(0, Side * Side).Select(pixel => IsInside((pixel % Side) - middle, (pixel / Side) - middle))];

        bool IsInside(double x, double y) =>
            Math.Sqrt((x * x) + (y * y)) < BorderAt(Math.Atan2(y, x)) || spurs.Any(spur => IsInSpur(x, y, spur.Angle, BorderAt(spur.Angle) + spur.Reach));

        double BorderAt(double angle) => Radius * (1 + Waves.Select((wave, index) => wave.Height * Math.Cos((wave.Count * angle) + phases[index])).Sum());
    }

    // Within a spur's half width of the piece of a ray that ends at a distance from the middle.
    private static bool IsInSpur(double x, double y, double angle, double end)
    {
        var along = Math.Clamp((x * Math.Cos(angle)) + (y * Math.Sin(angle)), 0, end);
        var (awayX, awayY) = (x - (along * Math.Cos(angle)), y - (along * Math.Sin(angle)));
        return (awayX * awayX) + (awayY * awayY) <= SpurRadius * SpurRadius;
    }
}
