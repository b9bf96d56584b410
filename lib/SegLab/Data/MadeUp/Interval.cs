using System.Runtime.InteropServices;
using SegLab.Randomness;

namespace SegLab.Data.MadeUp;

/// <summary>The range that a quantity of a made-up picture is drawn from.</summary>
/// <param name="Low">The smallest value.</param>
/// <param name="High">The largest value, not reached.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Interval(double Low, double High)
{
    /// <summary>A value, every one as likely as another.</summary>
    public double Draw(MersenneTwister generator) => generator.NextDouble(Low, High);

    /// <summary>A value whose logarithm is spread evenly, for sizes: as many between 1 and 2 as between 2 and 4. Both ends are positive.</summary>
    public double DrawLogarithmic(MersenneTwister generator) => Low * Math.Pow(High / Low, generator.NextDouble());

    /// <summary>A whole number, both ends included, small ones oftener (logarithmic).</summary>
    public int DrawCount(MersenneTwister generator) => (int)new Interval(Low, High + 1).DrawLogarithmic(generator);
}
