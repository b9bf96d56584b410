namespace SegLab.Data.Caching;

/// <summary>What a pack says of itself; written behind the planes, once these are known.</summary>
/// <param name="Key">What went into it.</param>
/// <param name="Source">Where the pictures came from when it was made; for people.</param>
/// <param name="Names">One a picture.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Width">In pixels.</param>
/// <param name="HoldsBytes">Whether values are bytes; else float32, the lowest byte first.</param>
/// <param name="ContentHash">The set's <see cref="ImageSet.ContentHash"/>.</param>
/// <param name="LesionPixels">How many pixels of each mask are lesion.</param>
/// <param name="PictureChecksums">CRC-32C of each picture's plane.</param>
/// <param name="MaskChecksums">CRC-32C of each mask's plane.</param>
/// <param name="Findings">What was found out when it was made; null in files of earlier versions.</param>
internal sealed record PackContent(
    string Key,
    string Source,
    IReadOnlyList<string> Names,
    int Height,
    int Width,
    bool HoldsBytes,
    string ContentHash,
    IReadOnlyList<int> LesionPixels,
    IReadOnlyList<uint> PictureChecksums,
    IReadOnlyList<uint> MaskChecksums,
    LoadFindings? Findings = null)
{
    /// <summary>Where everything lies.</summary>
    public PackLayout Layout => new(Names.Count, Height, Width, HoldsBytes);
}
