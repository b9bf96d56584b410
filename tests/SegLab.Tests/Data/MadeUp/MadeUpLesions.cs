using SegLab.Data.MadeUp;
using SegLab.Randomness;

namespace SegLab.Tests.Data.MadeUp;

/// <summary>The default set of the notebook: its first 200 sketches, drawn once, and its first pictures.</summary>
public sealed class MadeUpLesions
{
    /// <summary>The seed that the notebook uses.</summary>
    public const uint Seed = 42;

    public MadeUpLesions()
    {
        Sketches = new Sketch[200];
        Parallel.For(0, Sketches.Length, index => Sketches[index] = Sketch.Draw(MersenneTwister.ForStream(Seed, (uint)index)));
    }

    /// <summary>Sizes, outlines and disturbances; painting all of them would take a test run too long.</summary>
    internal Sketch[] Sketches { get; }
}
