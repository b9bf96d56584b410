using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace SegLab.Data;

/// <summary>Reads the pairs of a data source in parallel, each once, and collects the problems of all.</summary>
internal static class PairVisit
{
    /// <summary>Reads and handles every pair.</summary>
    /// <typeparam name="T">What is read of a pair: all of it, or its image's fingerprint.</typeparam>
    /// <param name="count">How many pairs.</param>
    /// <param name="read">Reads a pair, or adds its problems and returns null.</param>
    /// <param name="handle">Takes a good pair; called from several threads.</param>
    /// <param name="progress">Told after each pair, from one thread at a time.</param>
    /// <param name="cancellationToken">Ends the reading with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The problems, unsorted.</returns>
    public static IReadOnlyCollection<DataProblem> ForEach<T>(
        int count, Func<int, ICollection<DataProblem>, T?> read, Action<int, T> handle, IProgress<LoadProgress>? progress, CancellationToken cancellationToken)
        where T : class
    {
        var problems = new ConcurrentQueue<DataProblem>();
        var gate = new Lock();
        var done = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
        try
        {
            Parallel.ForEach(Partitioner.Create(Enumerable.Range(0, count), EnumerablePartitionerOptions.NoBuffering), options, Visit);
        }
        catch (AggregateException error)
        {
            // The caller knows what to do about a full disk, not about a bundle of full disks.
            ExceptionDispatchInfo.Throw(error.InnerExceptions[0]);
        }

        return problems;

        void Visit(int index)
        {
            var own = new List<DataProblem>();
            if (read(index, own) is { } pair)
                handle(index, pair);
            own.ForEach(problems.Enqueue);
            lock (gate)
                progress?.Report(new LoadProgress(++done, count));
        }
    }
}
