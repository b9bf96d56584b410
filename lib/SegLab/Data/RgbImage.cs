namespace SegLab.Data;

/// <summary>A colour picture as bytes.</summary>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Pixels">Rows from the top, three bytes a pixel: red, green, blue. Length <c>3·Width·Height</c>.</param>
public sealed record RgbImage(int Width, int Height, byte[] Pixels);
