namespace SegLab.Training.Feeding;

/// <summary>Bytes of one batch as they are stored. Reused: disposal gives it back to its reader.</summary>
/// <param name="pictureLength">Bytes of a picture.</param>
/// <param name="maskLength">Bytes of a mask.</param>
/// <param name="capacity">The most pictures.</param>
/// <param name="giveBack">Takes it back.</param>
internal sealed class BatchBuffer(int pictureLength, int maskLength, int capacity, Action<BatchBuffer> giveBack) : IDisposable
{
    private readonly byte[] _pictures = new byte[capacity * pictureLength];
    private readonly byte[] _masks = new byte[capacity * maskLength];

    /// <summary>Which batch of the epoch it holds.</summary>
    public int Batch { get; set; }

    /// <summary>How many pictures it holds.</summary>
    public int Count { get; set; }

    /// <summary>The pictures, <c>[B, 3, H, W]</c>.</summary>
    public ReadOnlySpan<byte> Pictures => _pictures.AsSpan(0, Count * pictureLength);

    /// <summary>The masks, <c>[B, H, W]</c>.</summary>
    public ReadOnlySpan<byte> Masks => _masks.AsSpan(0, Count * maskLength);

    /// <summary>Where a picture goes.</summary>
    /// <param name="position">Its position in the batch.</param>
    public Span<byte> Picture(int position) => _pictures.AsSpan(position * pictureLength, pictureLength);

    /// <summary>Where a mask goes.</summary>
    /// <param name="position">Its position in the batch.</param>
    public Span<byte> Mask(int position) => _masks.AsSpan(position * maskLength, maskLength);

    /// <summary>Gives it back to be filled again.</summary>
    public void Dispose() => giveBack(this);
}
