namespace SegLab.Data;

/// <summary>How many images have a size.</summary>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Count">Images of this size.</param>
public sealed record SizeCount(int Width, int Height, int Count);
