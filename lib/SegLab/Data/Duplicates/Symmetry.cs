namespace SegLab.Data.Duplicates;

/// <summary>How a picture was turned or mirrored: the eight symmetries of a square.</summary>
public enum Symmetry
{
    /// <summary>As it was.</summary>
    None,

    /// <summary>Left and right exchanged.</summary>
    MirroredLeftRight,

    /// <summary>Top and bottom exchanged.</summary>
    MirroredTopBottom,

    /// <summary>Turned by 180°.</summary>
    HalfTurn,

    /// <summary>Rows and columns exchanged: mirrored at the diagonal from the top left.</summary>
    MirroredDiagonally,

    /// <summary>Turned by 90° clockwise.</summary>
    QuarterTurnRight,

    /// <summary>Turned by 90° anticlockwise.</summary>
    QuarterTurnLeft,

    /// <summary>Mirrored at the diagonal from the top right.</summary>
    MirroredAntidiagonally,
}
