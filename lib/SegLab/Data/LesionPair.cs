namespace SegLab.Data;

/// <summary>A picture of a lesion and its mask, as decoded: at their own size.</summary>
/// <param name="Name">What the pair is called in tables and errors, such as <c>IMD002</c>.</param>
/// <param name="Image">The picture.</param>
/// <param name="Mask">The mask, of the picture's size.</param>
public sealed record LesionPair(string Name, RgbImage Image, Mask Mask);
