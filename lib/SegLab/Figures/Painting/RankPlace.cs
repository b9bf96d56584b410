using System.Runtime.InteropServices;

namespace SegLab.Figures.Painting;

/// <summary>Where a name stands in a diagram of ranks.</summary>
/// <param name="Name">The name.</param>
/// <param name="MeanRank">Its mean rank.</param>
/// <param name="IsLeft">Whether it stands at the left, as the better half does.</param>
/// <param name="Y">How far down its line leaves the axis's perpendicular.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RankPlace(string Name, double MeanRank, bool IsLeft, float Y);
