namespace SegLab.Data;

/// <summary>Which pixels are lesion.</summary>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Pixels">Rows from the top, one byte a pixel: 1 lesion, 0 skin. Length <c>Width·Height</c>.</param>
public sealed record Mask(int Width, int Height, byte[] Pixels)
{
    /// <summary>The share of lesion pixels, 0 to 1.</summary>
    public double LesionShare => (Pixels.Length - Pixels.AsSpan().Count((byte)0)) / (double)Pixels.Length;
}
