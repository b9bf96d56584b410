using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using SegLab.Data;

namespace SegLab.Training.Feeding;

/// <summary>Reads the batches of an epoch ahead on a thread of its own, two at most, in plain .NET: what is handed out are bytes.</summary>
/// <param name="images">The pictures.</param>
/// <param name="indices">Which of them to train on.</param>
/// <param name="batchSize">Pictures a batch.</param>
internal sealed class BatchReader(ImageSet images, IReadOnlyList<int> indices, int batchSize) : IDisposable
{
    private const int Ahead = 2;

    private readonly List<BatchBuffer> _buffers = [];
    private BlockingCollection<BatchBuffer> _free = [];
    private BlockingCollection<BatchBuffer> _filled = [];
    private CancellationTokenSource _end = new();
    private Task _reading = Task.CompletedTask;

    /// <summary>Starts to read an epoch; what is left of the one before is dropped.</summary>
    /// <param name="order">Positions among the training pictures.</param>
    /// <param name="from">The batch that is taken first, counted from 0.</param>
    public void Begin(IReadOnlyList<int> order, int from = 0)
    {
        Stop();
        (_free, _filled, _end) = ([], [], new());
        while (_buffers.Count < Ahead)
            _buffers.Add(new BatchBuffer(images.StoredLength, images.Height * images.Width, batchSize, buffer => _free.Add(buffer)));
        _buffers.ForEach(buffer => _free.Add(buffer));
        var (free, filled, token) = (_free, _filled, _end.Token);
        _reading = Task.Factory.StartNew(() => Read(order, from, free, filled, token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Waits for the next batch.</summary>
    /// <param name="batch">Counted from 0, rising by 1 from the one that is taken first.</param>
    /// <returns>The batch; the caller disposes it before it takes the next but one.</returns>
    /// <exception cref="SegLabException">The pictures can't be read; the message says why.</exception>
    public BatchBuffer Take(int batch)
    {
        if (!_filled.TryTake(out var buffer, Timeout.Infinite))
        {
            if (_reading.Exception is { InnerException: { } failure })
                ExceptionDispatchInfo.Throw(failure);
            throw new InvalidOperationException($"Batch {batch} was asked for; the epoch has no more.");
        }

        return buffer.Batch == batch ? buffer : throw new InvalidOperationException($"Batch {batch} was asked for; batch {buffer.Batch} is next.");
    }

    /// <summary>Ends the reading and waits until it has ended.</summary>
    public void Dispose()
    {
        Stop();
        _end.Dispose();
        _free.Dispose();
        _filled.Dispose();
    }

    private void Read(IReadOnlyList<int> order, int from, BlockingCollection<BatchBuffer> free, BlockingCollection<BatchBuffer> filled, CancellationToken token)
    {
        try
        {
            for (var batch = from; batch * batchSize < order.Count; batch++)
            {
                var buffer = free.Take(token);
                (buffer.Batch, buffer.Count) = (batch, Math.Min(batchSize, order.Count - (batch * batchSize)));
                for (var position = 0; position < buffer.Count && !token.IsCancellationRequested; position++)
                {
                    var picture = indices[order[(batch * batchSize) + position]];
                    images.ReadStored(picture, buffer.Picture(position));
                    images.ReadMask(picture, buffer.Mask(position));
                }

                filled.Add(buffer, token);
            }
        }
        catch (OperationCanceledException)
        {
            // Nobody wants the rest.
        }
        finally
        {
            filled.CompleteAdding();
        }
    }

    private void Stop()
    {
        _end.Cancel();
        try
        {
            _reading.Wait();
        }
        catch (AggregateException)
        {
            // Told by Take, if anybody asked for the batch.
        }
    }
}
