namespace SegLab.Experiments.Store;

/// <summary>What a stored run was trained on.</summary>
/// <param name="Source">Where the pictures came from, as the run was told.</param>
/// <param name="Hash">SHA-256 of their content (<see cref="SegLab.Data.ImageSet.ContentHash"/>).</param>
/// <param name="Pictures">How many.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Width">In pixels.</param>
public sealed record StoredData(string Source, string Hash, int Pictures, int Height, int Width);
