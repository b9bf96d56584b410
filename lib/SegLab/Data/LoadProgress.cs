namespace SegLab.Data;

/// <summary>How far loading, checking or writing pictures has come.</summary>
/// <param name="Done">Pictures finished, good or bad.</param>
/// <param name="Total">Pictures in all.</param>
public sealed record LoadProgress(int Done, int Total);
