using SegLab.Randomness;

namespace SegLab.Experiments.LossStudy;

/// <summary>Draws the mask of the examples: a smooth, irregular blob in the middle, with thin spurs and notches along its border.</summary>
internal static class ExampleTruth
{
    /// <summary>The picture's width and height in pixels.</summary>
    public const int Side = 96;

    // In pixels: the blob's mean radius, how far spurs and notches reach from its border, how wide they are.
    private const double Radius = 25;
    private const double LeastReach = 6;
    private const double GreatestReach = 10;
    private const double Width = 2.6;

    // Relative heights of the radius's two, three, four and five waves.
    private static readonly double[] Waves = [0.10, 0.07, 0.05, 0.03];

    private const int Spurs = 9;
    private const int Notches = 6;

    /// <summary>Which pixels are lesion, rows from the top.</summary>
    /// <param name="generator">Decides the waves' phases and where spurs and notches are.</param>
    public static bool[] Draw(MersenneTwister generator)
    {
        double[] phases = [.. Waves.Select(_ => generator.NextDouble(0, 2 * Math.PI))];
        var details = Enumerable.Range(0, Spurs + Notches).Select(index => (Angle: DetailAngle(index, generator), Reach: generator.NextDouble(LeastReach, GreatestReach))).ToList();
        // Every fifth and so on, so that spurs and notches alternate as evenly as their numbers allow.
        var isNotch = Enumerable.Range(0, details.Count).Select(index => index * Notches / details.Count != (index + 1) * Notches / details.Count).ToList();
        return [.. Enumerable.Range(0, Side * Side).Select(pixel => IsInside((pixel % Side) - ((Side - 1) / 2.0), (pixel / Side) - ((Side - 1) / 2.0)))];

        bool IsInside(double x, double y)
        {
            var blob = Math.Sqrt((x * x) + (y * y)) < BlobRadius(Math.Atan2(y, x));
            var (spur, notch) = (false, false);
            for (var index = 0; index < details.Count; index++)
            {
                var (angle, reach) = details[index];
                var border = BlobRadius(angle);
                if (isNotch[index])
                    notch |= IsNear(x, y, angle, border - reach, border + LeastReach);
                else
                    spur |= IsNear(x, y, angle, border - LeastReach, border + reach);
            }

            return spur || (blob && !notch);
        }

        double BlobRadius(double angle) => Radius * (1 + Waves.Select((height, index) => height * Math.Cos(((index + 2) * angle) + phases[index])).Sum());
    }

    // Spread around the middle, none quite where it would be expected.
    private static double DetailAngle(int index, MersenneTwister generator) => 2 * Math.PI * (index + generator.NextDouble(-0.3, 0.3)) / (Spurs + Notches);

    // Whether a point lies within half a width of a ray's piece.
    private static bool IsNear(double x, double y, double angle, double from, double to)
    {
        var along = (x * Math.Cos(angle)) + (y * Math.Sin(angle));
        var across = (y * Math.Cos(angle)) - (x * Math.Sin(angle));
        return along >= from && along <= to && Math.Abs(across) <= Width / 2;
    }
}
