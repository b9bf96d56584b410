namespace SegLab.Data.Duplicates;

/// <summary>Symmetries in words, for tables and lists.</summary>
public static class SymmetryText
{
    /// <summary>Such as <c>mirrored left to right</c>, <c>turned by 180°</c>; <c>upright</c> for none.</summary>
    /// <param name="symmetry">Any.</param>
    public static string Of(Symmetry symmetry) => symmetry switch
    {
        Symmetry.None => "upright",
        Symmetry.MirroredLeftRight => "mirrored left to right",
        Symmetry.MirroredTopBottom => "mirrored top to bottom",
        Symmetry.HalfTurn => "turned by 180°",
        Symmetry.MirroredDiagonally => "mirrored at the diagonal",
        Symmetry.QuarterTurnRight => "turned by 90° to the right",
        Symmetry.QuarterTurnLeft => "turned by 90° to the left",
        Symmetry.MirroredAntidiagonally => "mirrored at the other diagonal",
        _ => throw new ArgumentOutOfRangeException(nameof(symmetry), symmetry, "There are eight symmetries."),
    };
}
