using SegLab.Data;
using SegLab.Losses;
using SegLab.Models;
using SegLab.Training.Optimization;
using TorchSharp;
using static TorchSharp.torch;

namespace SegLab.Training;

/// <summary>The learning-rate range test (Smith 2017): a few steps at rates that grow exponentially.</summary>
public static class LearningRateFinder
{
    // How much of the running mean of the losses stays at each step: it smooths a curve over rates and is no epoch's loss, so that every
    // step counts alike, a smaller last batch too.
    private const double Smoothing = 0.9;
    private const double Diverged = 4;

    /// <summary>Tries rates; the network's weights, buffers, mode and precision are afterwards what they were, its device is the options'.</summary>
    /// <param name="network">The network, its weights set. The caller disposes it.</param>
    /// <param name="loss">What is made small.</param>
    /// <param name="images">The pictures.</param>
    /// <param name="split">Which of them train.</param>
    /// <param name="options">Batch size, seed, augmentation, weight decay, precision and device; its learning rate, schedule and epochs do not matter.</param>
    /// <param name="lowest">The first rate, above 0.</param>
    /// <param name="highest">The last rate, above <paramref name="lowest"/>.</param>
    /// <param name="steps">How many rates, 2 or more; each takes one batch.</param>
    /// <param name="cancellationToken">Stops between steps.</param>
    /// <exception cref="SegLabException">Rates or steps are out of their range, or as for <see cref="Trainer.Train"/>.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static LearningRateSweep Sweep(
        SegmentationNetwork network,
        Loss loss,
        ImageSet images,
        Split split,
        TrainingOptions options,
        double lowest = 1e-6,
        double highest = 1,
        int steps = 100,
        CancellationToken cancellationToken = default)
    {
        if (!(lowest > 0 && lowest < highest && double.IsFinite(highest)) || steps < 2)
            throw new SegLabException(FormattableString.Invariant($"The learning rates {lowest} to {highest} in {steps} steps can't be tried: the first must be above 0, the last above the first, and there must be 2 steps or more."));
        TrainingInput.Check(images, split, options);
        var device = ComputeDevice.Parse(options.Device);
        using var scope = NewDisposeScope();
        network.to(device);
        using var batches = new TrainingBatches(images, split.Train, options, device);
        var (wasTraining, precision) = (network.training, network.Precision);
        using var before = new WeightCopy(network);
        try
        {
            network.Precision = options.Precision;
            using (var first = batches.First(LossProbe.Pictures))
                LossProbe.Check(network, loss, first);
            network.train();
            return new LearningRateSweep([.. Points(network, loss, batches, options, step => lowest * Math.Pow(highest / lowest, (double)step / (steps - 1)), steps, cancellationToken)]);
        }
        finally
        {
            before.Give();
            network.zero_grad();
            network.train(wasTraining);
            network.Precision = precision;
        }
    }

    private static List<LearningRatePoint> Points(SegmentationNetwork network, Loss loss, TrainingBatches batches, TrainingOptions options, Func<int, double> rate, int steps, CancellationToken cancellationToken)
    {
        using var adam = new AdamOptimizer(network.parameters(), options.WeightDecay);
        var (points, mean) = (new List<LearningRatePoint>(steps), 0.0);
        for (var step = 0; step < steps; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var stepScope = NewDisposeScope();
            batches.Shuffle((step / batches.Count) + 1);
            using var batch = batches.Take(step % batches.Count);
            network.zero_grad();
            var value = loss.AtEpoch(1).Of(network.call(batch.Pictures), batch.Target);
            mean = (Smoothing * mean) + ((1 - Smoothing) * value.item<float>());
            var smoothed = mean / (1 - Math.Pow(Smoothing, step + 1));
            if (!double.IsFinite(smoothed) || (points.Count > 0 && smoothed > Diverged * points.Min(point => point.Loss)))
                break;
            points.Add(new LearningRatePoint(rate(step), smoothed));
            value.backward();
            adam.Step(rate(step));
        }

        return points;
    }
}
