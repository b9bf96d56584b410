namespace SegLab.Figures;

/// <summary>A column of a <see cref="Table"/>.</summary>
/// <param name="Name">Its heading.</param>
/// <param name="Alignment">On which side its cells stand.</param>
public sealed record TableColumn(string Name, ColumnAlignment Alignment = ColumnAlignment.Left)
{
    /// <summary>The row whose cell is shown in bold, from 0, such as the best score; null for none.</summary>
    public int? Highlight { get; init; }
}
