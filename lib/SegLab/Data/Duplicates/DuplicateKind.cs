namespace SegLab.Data.Duplicates;

/// <summary>How far two pictures are the same.</summary>
public enum DuplicateKind
{
    /// <summary>Byte for byte: the same file, or the same pixels of pictures in memory.</summary>
    Identical,

    /// <summary>The same photograph or another one of the same spot: resized, recompressed, recoloured, mirrored, turned or cropped.</summary>
    Near,
}
