namespace SegLab.Data.Fetching;

/// <summary>How far a download or an unpacking has come.</summary>
/// <param name="Done">Bytes so far; after a resumed download's start, those of before included.</param>
/// <param name="Total">Bytes in all.</param>
public sealed record ByteProgress(long Done, long Total);
