namespace SegLab.Data.Duplicates;

/// <summary>Two pictures whose coarse forms are alike.</summary>
/// <param name="First">Position of the one of which a part is looked at.</param>
/// <param name="Second">Position of the other, which is turned and mirrored.</param>
/// <param name="Window">The part of the first, a position in <see cref="CropWindow.Tried"/>.</param>
/// <param name="Symmetry">How the second is turned.</param>
/// <param name="Likeness">The scalar product of the two forms.</param>
internal sealed record Candidate(int First, int Second, int Window, Symmetry Symmetry, float Likeness);
