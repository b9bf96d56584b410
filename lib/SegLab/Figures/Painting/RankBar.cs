using System.Runtime.InteropServices;

namespace SegLab.Figures.Painting;

/// <summary>A bar that joins ranks which can't be told apart.</summary>
/// <param name="From">The best rank.</param>
/// <param name="To">The worst rank.</param>
/// <param name="Y">How far down it lies.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RankBar(double From, double To, float Y);
