namespace SegLab.Data;

/// <summary>Where an image and its mask lie. A missing one is a problem that loading and checking report.</summary>
/// <param name="Name">What the pair is called: <c>IMD002</c>, <c>ISIC_0000000</c>.</param>
/// <param name="ImagePath">The image's file, or null where there is only a mask.</param>
/// <param name="MaskPath">The mask's file, or null where there is only an image.</param>
public sealed record DataPair(string Name, string? ImagePath, string? MaskPath);
