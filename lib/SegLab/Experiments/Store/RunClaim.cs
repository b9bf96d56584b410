using System.Globalization;
using SegLab.Storage;

namespace SegLab.Experiments.Store;

/// <summary>The right to train a run and to write it into a store; or the run itself, where somebody else had the right and finished it meanwhile.</summary>
internal sealed class RunClaim : IDisposable
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    private readonly Lease? _lease;

    private RunClaim(Lease? lease, StoredRun? finished) => (_lease, Finished) = (lease, finished);

    /// <summary>The run that somebody else finished; null where it is to be trained.</summary>
    public StoredRun? Finished { get; }

    /// <summary>Takes the right, waiting as long as another process has it.</summary>
    /// <param name="store">The store; made if need be.</param>
    /// <param name="key">The run's key.</param>
    /// <param name="name">The run's name.</param>
    /// <param name="notice">Receives a sentence where it has to wait.</param>
    /// <param name="cancellationToken">Ends the waiting with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="SegLabException">The store can't be written to: nothing was trained yet.</exception>
    public static RunClaim Take(RunStore store, ExperimentKey key, string name, Action<string>? notice, CancellationToken cancellationToken)
    {
        try
        {
            FileSystem.Current.CreateFolder(store.Folder);
            return Take(store, key, name, notice, LeaseObserver.AskingServer(store.Folder), cancellationToken);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SegLabException($"Runs can't be kept in {store.Folder}: {error.Message} Choose another folder, or free some space; nothing was trained.", error);
        }
    }

    /// <summary>Ends with an error if another process has the right by now.</summary>
    /// <exception cref="LeaseLostException">It has.</exception>
    public void Require() => _lease?.Require();

    /// <summary>Whether no other process has the right by now.</summary>
    public bool IsHeld => _lease?.IsHeld() == true;

    /// <summary>Gives the right back.</summary>
    public void Dispose() => _lease?.Dispose();

    private static RunClaim Take(RunStore store, ExperimentKey key, string name, Action<string>? notice, LeaseObserver observer, CancellationToken cancellationToken)
    {
        for (var wait = TimeSpan.Zero; ; wait = wait * 1.5 < LongestWait ? wait * 1.5 : LongestWait)
        {
            if (Lease.TryTake(store.LeasePath(key.Text), observer) is { } lease)
            {
                try
                {
                    // Between the first look and now somebody may have finished it.
                    if (store.Find(key) is not { } finished)
                        return new RunClaim(lease, finished: null);
                    lease.Dispose();
                    return new RunClaim(lease: null, finished);
                }
                catch
                {
                    lease.Dispose();
                    throw;
                }
            }

            if (wait == TimeSpan.Zero)
            {
                notice?.Invoke($"{name} is being trained by {Describe(observer.Owner)}. This one waits for it and loads the result; if that ends without one, "
                    + $"or gives no sign for {Lease.Silence.TotalMinutes:F0} minutes, this one goes on in its place.");
                wait = ShortestWait;
            }

            if (cancellationToken.WaitHandle.WaitOne(wait))
                cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private static string Describe(ProcessMark? owner) =>
        owner is null ? "another process" : owner == ProcessMark.Current ? "another thread of this process" : string.Create(CultureInfo.InvariantCulture, $"process {owner.Process} on {owner.Host}");
}
