namespace SegLab.Figures;

/// <summary>A row of a <see cref="PictureGrid"/>.</summary>
/// <param name="Label">What its pictures are, such as <c>prediction</c>; empty for none.</param>
/// <param name="Pictures">From left to right.</param>
public sealed record PictureRow(string Label, IReadOnlyList<Picture> Pictures)
{
    /// <summary>What stands below the pictures, one each, such as names or scores; null for nothing.</summary>
    public IReadOnlyList<string>? Captions { get; init; }
}
