namespace SegLab.Figures;

/// <summary>What the lightest and the darkest colour of a <see cref="HeatMap"/> stand for.</summary>
public enum HeatScale
{
    /// <summary>The least and the greatest value of all cells: any two cells can be compared.</summary>
    All,

    /// <summary>The least and the greatest value of the cell's own row: for rows in different units, compared within a row only.</summary>
    EachRow,
}
