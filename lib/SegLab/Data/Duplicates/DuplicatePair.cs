namespace SegLab.Data.Duplicates;

/// <summary>Two pictures that show the same.</summary>
/// <param name="First">Position of the one in the list that was searched.</param>
/// <param name="Second">Position of the other: in the same list and higher, or in the other list.</param>
/// <param name="FirstName">What the one is called.</param>
/// <param name="SecondName">What the other is called.</param>
/// <param name="Kind">Identical or near.</param>
/// <param name="Similarity">The correlation of their details, laid over each other: from <see cref="DuplicateSearch.Threshold"/> to 1, the value for identical ones.</param>
/// <param name="Symmetry">How the second has to be turned to lie on the first.</param>
public sealed record DuplicatePair(int First, int Second, string FirstName, string SecondName, DuplicateKind Kind, double Similarity, Symmetry Symmetry)
{
    /// <summary>One line: <c>a = b</c>, or <c>a ≈ b (0.97, mirrored left to right)</c>.</summary>
    public override string ToString() => Kind == DuplicateKind.Identical
        ? $"{FirstName} = {SecondName}"
        : FormattableString.Invariant($"{FirstName} ≈ {SecondName} ({Similarity:F2}{(Symmetry == Symmetry.None ? "" : $", {SymmetryText.Of(Symmetry)}")})");
}
