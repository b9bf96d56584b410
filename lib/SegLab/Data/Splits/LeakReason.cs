namespace SegLab.Data.Splits;

/// <summary>Why two entries of a split are the same picture.</summary>
public enum LeakReason
{
    /// <summary>One picture, or two of one name.</summary>
    SameName,

    /// <summary>Two names, the same bytes.</summary>
    SameBytes,

    /// <summary>Two names, the same photograph: resized, recompressed, mirrored, cropped.</summary>
    SameContent,
}
