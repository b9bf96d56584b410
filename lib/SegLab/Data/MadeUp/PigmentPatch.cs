using System.Numerics;
using System.Runtime.CompilerServices;
using SegLab.Randomness;

namespace SegLab.Data.MadeUp;

/// <summary>A patch of another tone in a lesion: cut out of its pigment where noise is high.</summary>
internal sealed class PigmentPatch
{
    /// <summary>A patch's size in lesion radii, and where it begins and how far it fades, in standard deviations of the noise that it is cut from.</summary>
    private static readonly Interval Size = new(0.25, 0.9);
    private static readonly Interval Threshold = new(-0.4, 0.9);
    private static readonly Interval Softness = new(0.5, 1.6);

    private readonly Surface _noise;
    private readonly double _threshold;
    private readonly double _softness;

    /// <summary>Draws a patch for a lesion of this family and shape.</summary>
    public PigmentPatch(LesionKind kind, LesionShape shape, MersenneTwister generator)
    {
        Tone = kind.Patches[generator.Next(kind.Patches.Length)];
        _noise = Surface.Fractal(shape.Size, Size.Draw(generator) * shape.Radius, 3, 0.5, generator);
        _threshold = Threshold.Draw(generator);
        _softness = Softness.Draw(generator);
    }

    /// <summary>What fills the patch.</summary>
    public Tone Tone { get; }

    /// <summary>Takes the patch out of a row of pigment.</summary>
    /// <param name="y">The row, 0 at the top.</param>
    /// <param name="amount">The pigment, of which the rest is left.</param>
    /// <param name="taken">Receives the patch's share.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Take(int y, PixelRow amount, PixelRow taken)
    {
        var noises = _noise.Row(y).Vectors;
        var amounts = amount.Vectors;
        var takens = taken.Vectors;
        for (var index = 0; index < amounts.Length; index++)
        {
            var (noise, all) = (noises[index], amounts[index]);
            takens[index] = Vector.Narrow(
                Vector.WidenLower(all) * Share(Vector.WidenLower(noise)),
                Vector.WidenUpper(all) * Share(Vector.WidenUpper(noise)));
            amounts[index] -= takens[index];
        }
    }

    private Vector<double> Share(Vector<double> noise) => LesionPigment.SmoothStep((noise - new Vector<double>(_threshold)) / _softness);
}
