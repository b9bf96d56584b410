using System.Runtime.InteropServices;

namespace SegLab.Losses.Persistence;

/// <summary>
/// A component or a loop of a picture's superlevel sets: it is there at all levels from its birth down to its death, without
/// the latter. A dot of the persistence diagram.
/// </summary>
/// <param name="Birth">The level at which it appears.</param>
/// <param name="Death">The level at which it merges with an older one, or is filled; 0 for the component that stays.</param>
/// <param name="BirthPixel">The critical pixel whose value is the birth.</param>
/// <param name="DeathPixel">The critical pixel whose value is the death; null for the component that stays.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PersistencePair(double Birth, double Death, int BirthPixel, int? DeathPixel)
{
    /// <summary>Over how many levels it lives: birth less death.</summary>
    public double Persistence => Birth - Death;
}
