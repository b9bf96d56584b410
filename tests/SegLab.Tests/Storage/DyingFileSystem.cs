using SegLab.Storage;

namespace SegLab.Tests.Storage;

/// <summary>
/// A process that dies before its n-th operation: that one and all that follow do nothing, as after <c>kill -9</c>. What it wrote before
/// carries the mark of a process that has ended.
/// </summary>
/// <param name="operation">Counted from 1.</param>
internal sealed class DyingFileSystem(int operation) : InterceptedFileSystem
{
    private int _operations;

    /// <summary>How many operations were asked for.</summary>
    public int Operations => _operations;

    /// <summary>Whether it died.</summary>
    public bool IsDead => _operations >= operation;

    // No process has a number as high (pid_max is 4,194,304 at most).
    public override ProcessMark Writer => ProcessMark.Current with { Process = int.MaxValue };

    protected override void Before(string name, string path)
    {
        if (Interlocked.Increment(ref _operations) >= operation)
            throw new DeadException();
    }

    /// <summary>The process is no more.</summary>
    public sealed class DeadException : Exception;
}
