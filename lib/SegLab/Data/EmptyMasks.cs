namespace SegLab.Data;

/// <summary>What is done with masks in which no pixel is lesion, such as those of healthy skin.</summary>
public enum EmptyMasks
{
    /// <summary>They are loaded as any others; a notice counts and names them.</summary>
    Allow,

    /// <summary>Each is a problem, and a set with one is refused.</summary>
    Refuse,
}
