using System.Runtime.InteropServices;
using SegLab.Randomness;

namespace SegLab.Data.MadeUp;

/// <summary>The size of a made-up picture, in pixels.</summary>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PictureSize(int Width, int Height)
{
    /// <summary>The size of most of PH2's pictures.</summary>
    public static readonly PictureSize Usual = new(767, 576);

    /// <summary>The share of pictures of the usual size.</summary>
    private const double UsualShare = 0.6;

    /// <summary>The other sizes of PH2 lie in these ranges; 23 of them are used, so that a set has about PH2's 24 sizes.</summary>
    private static readonly PictureSize[] Others =
    [
        .. from step in Enumerable.Range(0, 23)
           select new PictureSize(761 + (step * 4 % 9), 553 + (step * 7 % 25)),
    ];

    /// <summary>How many pixels.</summary>
    public int Pixels => Width * Height;

    /// <summary>Draws a size as PH2 has them: mostly 767×576, else 761–769 × 553–577.</summary>
    public static PictureSize Draw(MersenneTwister generator) =>
        generator.NextDouble() < UsualShare ? Usual : Others[generator.Next(Others.Length)];
}
