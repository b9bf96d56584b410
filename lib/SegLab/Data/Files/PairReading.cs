namespace SegLab.Data.Files;

/// <summary>One pair while it is read and handled: what was found out about it, and the memory that it holds until disposal.</summary>
/// <param name="memory">What decoders may hold together.</param>
/// <param name="refuseEmpty">Whether a mask without lesion is a problem.</param>
/// <param name="cancellationToken">Ends the waiting for memory.</param>
internal sealed class PairReading(DecodingMemory memory, bool refuseEmpty = false, CancellationToken cancellationToken = default)
    : IDisposable
{
    private long _held;

    /// <summary>What makes the pair unfit.</summary>
    public List<DataProblem> Problems { get; } = [];

    /// <summary>Whether a mask without lesion is a problem.</summary>
    public bool RefusesEmpty => refuseEmpty;

    /// <summary>Whether the mask had grey borders and was cut at one half.</summary>
    public bool MaskWasCut { get; set; }

    /// <summary>Whether no pixel of the mask is lesion.</summary>
    public bool MaskIsEmpty { get; set; }

    /// <summary>Whether an orientation tag turned the image.</summary>
    public bool ImageWasTurned { get; set; }

    /// <summary>Whether the lesion is gone at the size to which the mask was resized.</summary>
    public bool LesionVanished { get; set; }

    /// <summary>Takes memory, waiting for others to give theirs back. What the pair holds already is part of it.</summary>
    /// <param name="bytes">How much the pair needs at most.</param>
    /// <returns>What is wrong where that is more than there is: a clause; or null.</returns>
    public string? Reserve(long bytes)
    {
        if (bytes <= _held)
            return null;
        // Nobody waits while holding: two that each want more would wait for ever.
        Release();
        if (!memory.TryTake(bytes, cancellationToken))
        {
            return FormattableString.Invariant(
                $"decoding it takes {bytes / 1e6:F0} MB of memory, and {memory.Limit / 1e6:F0} MB are the limit here. Make it smaller.");
        }

        _held = bytes;
        return null;
    }

    /// <summary>Takes memory if it is free at this moment. What the pair holds already is part of it, and stays held.</summary>
    /// <param name="bytes">How much the pair needs at most.</param>
    /// <returns>Whether the pair holds so much now.</returns>
    public bool TryReserve(long bytes)
    {
        if (bytes > _held && !memory.TryTakeNow(bytes - _held))
            return false;
        _held = Math.Max(_held, bytes);
        return true;
    }

    /// <summary>Gives the memory back before the end.</summary>
    public void Release()
    {
        if (_held > 0)
            memory.Return(_held);
        _held = 0;
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => Release();
}
