using System.Runtime.InteropServices;
using SegLab.Randomness;

namespace SegLab.Training.Augmenting;

/// <summary>One hair: a parabola, dark, with soft edges. Lengths are in picture heights, places from the top left.</summary>
/// <param name="X">Of its middle.</param>
/// <param name="Y">Of its middle.</param>
/// <param name="Angle">In radians, of the tangent there.</param>
/// <param name="Bend">Half the curvature there: the parabola is v = Bend · u².</param>
/// <param name="Length">End to end, along the tangent.</param>
/// <param name="Width">At its thickest.</param>
/// <param name="Opacity">0 to 1.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct HairDraw(double X, double Y, double Angle, double Bend, double Length, double Width, double Opacity)
{
    private const int Fewest = 2;
    private const int Most = 10;

    /// <summary>Some hairs, roughly of one direction.</summary>
    /// <param name="generator">Where the numbers come from.</param>
    public static IReadOnlyList<HairDraw> Draw(MersenneTwister generator)
    {
        var hairs = new HairDraw[Fewest + generator.Next(Most - Fewest + 1)];
        var direction = generator.NextDouble(0, Math.PI);
        for (var index = 0; index < hairs.Length; index++)
        {
            hairs[index] = new HairDraw(
                generator.NextDouble(), generator.NextDouble(), direction + (0.4 * generator.NextNormal()), 0.5 * generator.NextNormal(),
                generator.NextDouble(0.3, 1), generator.NextDouble(0.006, 0.014), generator.NextDouble(0.5, 0.95));
        }

        return hairs;
    }
}
