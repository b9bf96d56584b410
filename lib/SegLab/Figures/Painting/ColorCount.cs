using System.Runtime.InteropServices;

namespace SegLab.Figures.Painting;

/// <summary>How many pixels have a colour.</summary>
/// <param name="Color">Red, green and blue in 8 bits each, red highest.</param>
/// <param name="Count">How many pixels.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ColorCount(int Color, int Count)
{
    /// <summary>Red (2), green (1) or blue (0).</summary>
    /// <param name="number">Which of them.</param>
    public int Channel(int number) => (Color >> (8 * number)) & 0xFF;
}
