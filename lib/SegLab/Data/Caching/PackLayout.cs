namespace SegLab.Data.Caching;

/// <summary>Where things lie in a pack, in bytes from its start: a preamble, the pictures, the masks, and what the pack says of itself.</summary>
/// <param name="Count">Pictures.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Width">In pixels.</param>
/// <param name="HoldsBytes">Whether a value takes one byte; else four.</param>
internal readonly record struct PackLayout(int Count, int Height, int Width, bool HoldsBytes)
{
    // A page, so that planes of whole pages begin at pages.
    private const int Start = 4096;

    /// <summary>Of a picture.</summary>
    public int PictureLength => 3 * MaskLength * (HoldsBytes ? 1 : sizeof(float));

    /// <summary>Of a mask.</summary>
    public int MaskLength => Height * Width;

    /// <summary>Where the planes end and the content begins.</summary>
    public long End => Mask(Count);

    /// <summary>Where a picture begins.</summary>
    /// <param name="index">Its position.</param>
    public long Picture(int index) => Start + ((long)index * PictureLength);

    /// <summary>Where a mask begins.</summary>
    /// <param name="index">Its position.</param>
    public long Mask(int index) => Picture(Count) + ((long)index * MaskLength);
}
