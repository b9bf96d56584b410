namespace SegLab.Data.Files;

/// <summary>
/// How much memory the decoders of one job (a loading, a check, a search for duplicates) may hold together: a sixteenth of what the
/// process may use (<see cref="GCMemoryInfo.TotalAvailableMemoryBytes"/>), at least 256 MiB and at most 1.5 GiB. Who asks for more than
/// is free waits for its turn; who asks for more than there is gets a refusal.
/// </summary>
internal sealed class DecodingMemory
{
    private const int Parts = 16;
    private const long Least = 256L << 20;
    private const long Most = 1536L << 20;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    private readonly object _gate = new();
    private long _held;

    /// <summary>The limit of this machine.</summary>
    public DecodingMemory()
        : this(Math.Clamp(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / Parts, Least, Most))
    {
    }

    /// <summary>A limit of the caller's.</summary>
    /// <param name="limit">In bytes.</param>
    public DecodingMemory(long limit) => Limit = limit;

    /// <summary>In bytes.</summary>
    public long Limit { get; }

    /// <summary>Takes memory, once enough is free.</summary>
    /// <param name="bytes">How much.</param>
    /// <param name="cancellationToken">Ends the waiting with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>Whether it was taken; false, at once, where it exceeds the limit.</returns>
    public bool TryTake(long bytes, CancellationToken cancellationToken)
    {
        if (bytes > Limit)
            return false;
        lock (_gate)
        {
            while (_held + bytes > Limit)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Monitor.Wait(_gate, Look);
            }

            _held += bytes;
        }

        return true;
    }

    /// <summary>Takes memory if enough is free at this moment.</summary>
    /// <param name="bytes">How much.</param>
    /// <returns>Whether it was taken.</returns>
    public bool TryTakeNow(long bytes)
    {
        lock (_gate)
        {
            if (_held + bytes > Limit)
                return false;
            _held += bytes;
        }

        return true;
    }

    /// <summary>Gives memory back.</summary>
    /// <param name="bytes">As much as was taken.</param>
    public void Return(long bytes)
    {
        lock (_gate)
        {
            _held -= bytes;
            Monitor.PulseAll(_gate);
        }
    }
}
