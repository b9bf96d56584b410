using System.Diagnostics;
using SegLab.Data;
using SegLab.Losses;
using SegLab.Models;
using SegLab.Randomness;
using TorchSharp;
using static TorchSharp.torch;

namespace SegLab.Training;

/// <summary>The training loop: Adam over shuffled batches, a validation after each epoch.</summary>
/// <remarks>Same machine, same number of threads, same seed, same weights: the same bits.</remarks>
public static class Trainer
{
    /// <summary>How many validation pictures a preview shows, as the original did.</summary>
    public const int PreviewCount = 6;

    // Independent streams of the run's seed; stream 1 sets the weights (Experiments).
    private const uint ShuffleStream = 2;
    private const uint ValidationStream = 3;

    /// <summary>Trains a network in place and leaves it in evaluation mode, on the device asked for.</summary>
    /// <param name="network">The network, its weights set. The caller disposes it.</param>
    /// <param name="loss">What is made small.</param>
    /// <param name="images">The pictures.</param>
    /// <param name="split">Which of them train and validate; an index may occur more than once.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Told after every step and epoch, on this thread.</param>
    /// <param name="cancellationToken">Ends the current epoch at its next step; the epochs that were finished are returned.</param>
    /// <exception cref="SegLabException">Options, pictures and split don't fit each other; the loss fails on the first pictures, before any step; or it became NaN or infinite: the message says in which epoch, at which batch, with which loss.</exception>
    public static TrainingHistory Train(
        SegmentationNetwork network,
        Loss loss,
        ImageSet images,
        Split split,
        TrainingOptions options,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        TrainingInput.Check(images, split, options);
        var device = ComputeDevice.Parse(options.Device);
        using var scope = NewDisposeScope();
        network.to(device);
        var pictures = images.Images(split.Train).to(device);
        using var targets = new Target(images.Masks(split.Train).to(device));
        LossProbe.Check(network, loss, pictures, targets);
        using var validation = new Validation(network, loss, images, ValidationOrder(split, options), options, device);
        using var optimizer = optim.Adam(network.parameters(), options.LearningRate);
        var generator = MersenneTwister.ForStream(options.Seed, ShuffleStream);

        IReadOnlyList<EpochRecord> history = [];
        var batches = (split.Train.Count + options.BatchSize - 1) / options.BatchSize;
        var clock = Stopwatch.StartNew();
        for (var epoch = 1; epoch <= options.Epochs && !cancellationToken.IsCancellationRequested; epoch++)
        {
            var started = clock.Elapsed;
            var order = options.Shuffle ? generator.Permutation(split.Train.Count) : [.. Enumerable.Range(0, split.Train.Count)];
            network.train();
            var epochLoss = loss.AtEpoch(epoch);
            using var epochScope = NewDisposeScope();
            var losses = zeros(batches, device: device);
            for (var batch = 0; batch < batches && !cancellationToken.IsCancellationRequested; batch++)
            {
                using var stepScope = NewDisposeScope();
                var chosen = tensor(order.Skip(batch * options.BatchSize).Take(options.BatchSize).Select(index => (long)index).ToArray(), device: device);
                using var target = targets.Batch(chosen);
                optimizer.zero_grad();
                var value = epochLoss.Of(network.call(pictures.index_select(0, chosen)), target);
                value.backward();
                optimizer.step();
                losses[batch].copy_(value.detach());
                progress?.Report(new TrainingProgress(epoch, options.Epochs, batch + 1, batches, history, clock.Elapsed));
            }

            if (cancellationToken.IsCancellationRequested)
                break;

            // The one look at the losses an epoch: before it, nothing waits for a GPU.
            var values = losses.cpu().data<float>().ToArray();
            CheckFinite(values, epoch, loss);
            var (record, preview) = validation.Run(epoch, values.Average());
            if (!double.IsFinite(record.ValidationLoss))
                throw Stopped(loss, record.ValidationLoss, $"in epoch {epoch}, on the validation pictures");
            history = [.. history, record with { Seconds = (clock.Elapsed - started).TotalSeconds }];
            progress?.Report(new TrainingProgress(epoch, options.Epochs, batches, batches, history, clock.Elapsed) { Preview = preview });
        }

        network.eval();
        return new TrainingHistory(history, WasCancelled: history.Count < options.Epochs);
    }

    // The assignment shuffles the validation set once and looks at its first batch only.
    private static IReadOnlyList<int> ValidationOrder(Split split, TrainingOptions options) => options is { Reading: Reading.Assignment, Shuffle: true }
        ? [.. MersenneTwister.ForStream(options.Seed, ValidationStream).Permutation(split.Validation.Count).Select(position => split.Validation[position])]
        : split.Validation;

    private static void CheckFinite(float[] losses, int epoch, Loss loss)
    {
        var batch = Array.FindIndex(losses, value => !float.IsFinite(value));
        if (batch < 0)
            return;
        throw Stopped(loss, losses[batch], $"in epoch {epoch}, at batch {batch + 1} of {losses.Length}");
    }

    private static SegLabException Stopped(Loss loss, double value, string where) => new(FormattableString.Invariant(
        $"Training stopped: the loss {loss} became {value} {where}. Use a numerically stable loss, or a smaller learning rate."));
}
