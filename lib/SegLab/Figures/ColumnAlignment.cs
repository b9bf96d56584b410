namespace SegLab.Figures;

/// <summary>On which side a column's cells stand.</summary>
public enum ColumnAlignment
{
    /// <summary>Text.</summary>
    Left,

    /// <summary>Numbers.</summary>
    Right,
}
