namespace SegLab.Data.Splits;

/// <summary>A part of a split.</summary>
public enum SplitPart
{
    /// <summary>Trained on.</summary>
    Train,

    /// <summary>Looked at after each epoch.</summary>
    Validation,

    /// <summary>Kept for the end.</summary>
    Test,
}
