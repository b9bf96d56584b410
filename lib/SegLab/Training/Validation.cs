using SegLab.Data;
using SegLab.Losses;
using SegLab.Metrics;
using SegLab.Models;
using static TorchSharp.torch;

namespace SegLab.Training;

/// <summary>What is looked at after each epoch.</summary>
internal sealed class Validation(SegmentationNetwork network, Loss loss, ImageSet images, IReadOnlyList<int> order, TrainingOptions options, Device device) : IDisposable
{
    // The tensors of the one batch that the assignment looks at live as long as the training's scope.
    private readonly IReadOnlyList<int> _first = [.. order.Take(options.BatchSize)];
    private readonly Tensor _firstImages = images.Images([.. order.Take(options.BatchSize)]).to(device);
    // What the loss is measured against: that batch, or in the honest reading the whole set.
    private readonly Target _target = new(images.Masks([.. order.Take(options.Reading == Reading.Assignment ? options.BatchSize : order.Count)]).to(device));

    /// <summary>Validates in evaluation mode.</summary>
    /// <param name="epoch">Counted from 1.</param>
    /// <param name="trainingLoss">The epoch's, for the record.</param>
    /// <param name="cancellationToken">Ends it after the batch under way.</param>
    /// <returns>The record, its time still 0, and a preview of the first pictures; null where it was cancelled.</returns>
    public (EpochRecord Record, IReadOnlyList<PreviewPicture> Preview)? Run(int epoch, double trainingLoss, CancellationToken cancellationToken = default)
    {
        network.eval();
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        var logits = network.call(_firstImages);
        var preview = Preview(logits);
        if (options.Reading == Reading.Assignment)
            return (new EpochRecord(epoch, trainingLoss, LossOf(logits), 0), preview);

        if (Whole(logits, cancellationToken) is not { } whole)
            return null;
        return (new EpochRecord(epoch, trainingLoss, LossOf(whole), 0) { Validation = ConfusionCounts.Of(whole, _target.Masks) }, preview);

        float LossOf(Tensor predicted) => loss.AtEpoch(epoch).Of(predicted, _target).cpu().item<float>();
    }

    /// <inheritdoc/>
    public void Dispose() => _target.Dispose();

    // The logits of the whole set; of the pictures there is one batch at a time.
    private Tensor? Whole(Tensor first, CancellationToken cancellationToken)
    {
        var whole = empty([order.Count, .. first.shape[1..]], first.dtype, device);
        whole.narrow(0, 0, first.shape[0]).copy_(first);
        for (var start = options.BatchSize; start < order.Count; start += options.BatchSize)
        {
            if (cancellationToken.IsCancellationRequested)
                return null;
            using var scope = NewDisposeScope();
            int[] batch = [.. order.Skip(start).Take(options.BatchSize)];
            whole.narrow(0, start, batch.Length).copy_(network.call(images.Images(batch).to(device)));
        }

        return whole;
    }

    private IReadOnlyList<PreviewPicture> Preview(Tensor logits) =>
        [.. Evaluation.ToMasks(logits[..Math.Min(Trainer.PreviewCount, _first.Count)]).Zip(_first, (mask, index) => new PreviewPicture(index, mask))];
}
