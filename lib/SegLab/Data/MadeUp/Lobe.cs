using SegLab.Randomness;

namespace SegLab.Data.MadeUp;

/// <summary>An ellipse whose radius waves around it: one lobe of a lesion.</summary>
internal sealed class Lobe
{
    /// <summary>The radius' waves a turn. One wave would only shift the ellipse; more than seven belong to the fine noise.</summary>
    private const int FirstWave = 2;
    private const int LastWave = 7;

    /// <summary>The least radius that waves may leave, relative to their mean: notches stop short of the middle.</summary>
    private const double DeepestNotch = 0.3;

    private readonly double _x;
    private readonly double _y;
    private readonly double _radius;
    private readonly double _stretch;
    private readonly double _cosine;
    private readonly double _sine;
    private readonly double[] _heights;
    private readonly double[] _phases;

    private Lobe(double x, double y, double radius, double elongation, double angle, double[] heights, double[] phases)
    {
        (_x, _y, _radius, _stretch) = (x, y, radius, Math.Sqrt(elongation));
        (_cosine, _sine) = (Math.Cos(angle), Math.Sin(angle));
        (_heights, _phases) = (heights, phases);
    }

    /// <summary>Draws the waves.</summary>
    /// <param name="x">The middle, in pixels.</param>
    /// <param name="y">The middle, in pixels.</param>
    /// <param name="radius">Relative to the other lobes.</param>
    /// <param name="elongation">Long axis over short axis.</param>
    /// <param name="angle">Of the long axis, in radians.</param>
    /// <param name="waviness">Relative height of the waves.</param>
    /// <param name="generator">Where the waves come from.</param>
    public static Lobe Draw(double x, double y, double radius, double elongation, double angle, double waviness, MersenneTwister generator)
    {
        var heights = new double[LastWave + 1];
        var phases = new double[LastWave + 1];
        for (var wave = FirstWave; wave <= LastWave; wave++)
        {
            heights[wave] = waviness * generator.NextNormal() * FirstWave / wave;
            phases[wave] = generator.NextDouble(0, 2 * Math.PI);
        }

        return new Lobe(x, y, radius, elongation, angle, heights, phases);
    }

    /// <summary>The distance from the middle, in pixels, over this lobe's radius in that direction.</summary>
    public double RelativeDistance(double x, double y)
    {
        var along = (((x - _x) * _cosine) + ((y - _y) * _sine)) / _stretch;
        var across = (((y - _y) * _cosine) - ((x - _x) * _sine)) * _stretch;
        var direction = Math.Atan2(across, along);
        var radius = 1.0;
        for (var wave = FirstWave; wave <= LastWave; wave++)
            radius += _heights[wave] * Math.Cos((wave * direction) + _phases[wave]);
        return Math.Sqrt((along * along) + (across * across)) / (_radius * Math.Max(DeepestNotch, radius));
    }
}
