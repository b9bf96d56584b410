using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SegLab.Data.MadeUp;

/// <summary>A quantity at each pixel of a row, padded to whole vectors: arithmetic over them leaves no rest.</summary>
/// <param name="width">How many pixels.</param>
internal sealed class PixelRow(int width)
{
    private readonly float[] _values = new float[width + Vector<float>.Count - 1];

    /// <summary>The pixels' values.</summary>
    public Span<float> Pixels => _values.AsSpan(0, width);

    /// <summary>The same values as vectors; the last one may reach beyond the pixels.</summary>
    public Span<Vector<float>> Vectors => MemoryMarshal.Cast<float, Vector<float>>(_values.AsSpan());

    /// <summary><c>this += factor·source</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddScaled(PixelRow source, float factor)
    {
        var targets = Vectors;
        var sources = source.Vectors;
        for (var index = 0; index < targets.Length; index++)
            targets[index] += factor * sources[index];
    }
}
