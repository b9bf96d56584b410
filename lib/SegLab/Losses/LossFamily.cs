namespace SegLab.Losses;

/// <summary>Losses that look at the same thing.</summary>
/// <param name="Name">What they look at, such as <c>overlap</c>.</param>
/// <param name="Losses">The losses.</param>
public sealed record LossFamily(string Name, IReadOnlyList<Loss> Losses);
