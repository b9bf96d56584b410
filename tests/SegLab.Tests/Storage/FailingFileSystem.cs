using SegLab.Storage;

namespace SegLab.Tests.Storage;

/// <summary>A disk on which the n-th operation fails, once.</summary>
/// <param name="operation">Counted from 1; 0 for none.</param>
/// <param name="code">What the system says: 28 is Linux' "no space left on device", 5 its "input/output error".</param>
internal sealed class FailingFileSystem(int operation, int code = 28) : InterceptedFileSystem
{
    private int _operations;

    /// <summary>How many operations were asked for.</summary>
    public int Operations => _operations;

    // What it could not clean up is found by the next process, when this one has ended.
    public override ProcessMark Writer => ProcessMark.Current with { Process = int.MaxValue };

    /// <summary>What failed; null where nothing did.</summary>
    public string? Failed { get; private set; }

    protected override void Before(string name, string path)
    {
        if (Interlocked.Increment(ref _operations) != operation)
            return;
        Failed = $"{name} {path}";
        throw new IOException($"The {name} was made to fail.", code);
    }
}
