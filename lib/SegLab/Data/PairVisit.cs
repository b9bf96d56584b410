using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using SegLab.Data.Files;

namespace SegLab.Data;

/// <summary>Reads the pairs of a data source in parallel, each once, and collects the problems of all.</summary>
internal static class PairVisit
{
    /// <summary>Reads and handles every pair. All decoders together keep to <see cref="DecodingMemory"/>'s limit.</summary>
    /// <typeparam name="T">What is read of a pair: all of it, or its image's fingerprint.</typeparam>
    /// <param name="count">How many pairs.</param>
    /// <param name="read">Reads a pair, or adds its problems and returns null.</param>
    /// <param name="handle">Takes a good pair; called from several threads.</param>
    /// <param name="progress">Told after each pair, from one thread at a time.</param>
    /// <param name="cancellationToken">Ends the reading with an <see cref="OperationCanceledException"/>.</param>
    /// <param name="refuseEmpty">Whether a mask without lesion is a problem.</param>
    /// <returns>What was found out about each pair, in their order.</returns>
    public static IReadOnlyList<PairReading> ForEach<T>(
        int count, Func<int, PairReading, T?> read, Action<int, T, PairReading> handle, IProgress<LoadProgress>? progress, CancellationToken cancellationToken, bool refuseEmpty = false)
        where T : class
    {
        var readings = new PairReading[count];
        var memory = new DecodingMemory();
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

        return readings;

        void Visit(int index)
        {
            using var reading = new PairReading(memory, refuseEmpty, cancellationToken);
            if (read(index, reading) is { } pair)
                handle(index, pair, reading);
            readings[index] = reading;
            lock (gate)
                progress?.Report(new LoadProgress(++done, count));
        }
    }
}
