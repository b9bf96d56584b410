using System.Diagnostics;
using SegLab.Data;
using SegLab.Losses;
using SegLab.Models;
using SegLab.Native;
using SegLab.Randomness;
using SegLab.Training.Checkpoints;
using TorchSharp;
using static TorchSharp.torch;

namespace SegLab.Training;

/// <summary>The training loop: Adam over shuffled batches, a validation after each epoch.</summary>
/// <remarks>Same machine, same number of threads, same seed, same weights: the same bits.</remarks>
public static class Trainer
{
    /// <summary>How many validation pictures a preview shows, as the original did.</summary>
    public const int PreviewCount = 6;

    // An independent stream of the run's seed; stream 1 sets the weights (Experiments), 2 shuffles, 4 augments.
    private const uint ValidationStream = 3;

    /// <summary>Trains a network in place and leaves it in evaluation mode, on the device and in the precision asked for.</summary>
    /// <param name="network">The network, its weights set. The caller disposes it.</param>
    /// <param name="loss">What is made small.</param>
    /// <param name="images">The pictures.</param>
    /// <param name="split">Which of them train and validate; an index may occur more than once.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Told after every step and epoch, on this thread.</param>
    /// <param name="cancellationToken">Ends training after the step or the batch under way, in validation too; the epochs that were finished are returned.</param>
    /// <param name="checkpoint">Written after each epoch, every few minutes and on cancellation; where its file is there already, training goes on from it, to the step, and ends with the bits of a run that was never cut off. The file stays.</param>
    /// <exception cref="SegLabException">Options, pictures and split don't fit each other; the loss fails on the first pictures, before any step; or it became NaN or infinite: the message says in which epoch, at which batch, with which loss; or the checkpoint is damaged, another run's, or can't be written.</exception>
    public static TrainingHistory Train(
        SegmentationNetwork network,
        Loss loss,
        ImageSet images,
        Split split,
        TrainingOptions options,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default,
        Checkpoint? checkpoint = null)
    {
        TrainingInput.Check(images, split, options);
        var device = ComputeDevice.Parse(options.Device);
        using var memory = LargeBlocks.ReleaseAtEnd();
        using var scope = NewDisposeScope();
        network.to(device);
        network.Precision = options.Precision;
        using var batches = new TrainingBatches(images, split.Train, options, device);
        using (var first = batches.First(LossProbe.Pictures))
            LossProbe.Check(network, loss, first);
        using var validation = new Validation(network, loss, images, ValidationOrder(split, options), options, device);
        using var state = new TrainingState(network, options, batches.Count);
        var checkpoints = new CheckpointWriter(checkpoint, state);
        checkpoints.Restore();

        var (clock, earlier) = (Stopwatch.StartNew(), TimeSpan.FromSeconds(state.Seconds));
        while (!state.IsFinished && !cancellationToken.IsCancellationRequested)
        {
            var epoch = state.BeginEpoch();
            batches.Shuffle(epoch, from: state.StepsDone);
            network.train();
            var epochLoss = loss.AtEpoch(epoch);
            using var epochScope = NewDisposeScope();
            while (state.StepsDone < batches.Count && !cancellationToken.IsCancellationRequested)
            {
                using var stepScope = NewDisposeScope();
                using var batch = batches.Take(state.StepsDone);
                network.zero_grad();
                var value = epochLoss.Of(network.call(batch.Pictures), batch.Target);
                value.backward();
                state.Step(value.detach());
                progress?.Report(new TrainingProgress(epoch, options.Epochs, state.StepsDone, batches.Count, state.History, earlier + clock.Elapsed));
                checkpoints.AfterStep();
            }

            if (cancellationToken.IsCancellationRequested)
                break;

            // The one look at the losses an epoch: before it, nothing waits for a GPU.
            var values = state.Losses();
            CheckFinite(values, epoch, loss);
            if (state.Evaluated(() => validation.Run(epoch, EpochLoss.Of(values, split.Train.Count, options), cancellationToken)) is not var (record, preview))
                break;
            if (!double.IsFinite(record.ValidationLoss))
                throw Stopped(loss, record.ValidationLoss, $"in epoch {epoch}, on the validation pictures");
            state.Finish(record);
            checkpoints.AfterEpoch();
            progress?.Report(new TrainingProgress(epoch, options.Epochs, batches.Count, batches.Count, state.History, earlier + clock.Elapsed) { Preview = preview });
        }

        if (!state.IsFinished)
            checkpoints.AfterCancellation();
        state.Conclude();
        var threshold = options.ChooseThreshold && state.IsFinished ? ChosenThreshold(network, images, split, options, cancellationToken) : 0.5;
        return new TrainingHistory(state.History, WasCancelled: !state.IsFinished || threshold is null)
        {
            Interrupted = state.IsFinished ? null : state.Position,
            StoppedEarly = state.StoppedEarly,
            Threshold = threshold ?? 0.5,
        };
    }

    // The assignment shuffles the validation set once and looks at its first batch only.
    private static IReadOnlyList<int> ValidationOrder(Split split, TrainingOptions options) => options is { Reading: Reading.Assignment, Shuffle: true }
        ? [.. MersenneTwister.ForStream(options.Seed, ValidationStream).Permutation(split.Validation.Count).Select(position => split.Validation[position])]
        : split.Validation;

    // Null where it was cancelled meanwhile.
    private static double? ChosenThreshold(SegmentationNetwork network, ImageSet images, Split split, TrainingOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return ThresholdChoice.Of(network, images, split.Validation, options.BatchSize, options.Mirrors, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

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
