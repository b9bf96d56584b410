using SegLab.Data;
using SegLab.Metrics;
using SegLab.Models;
using SegLab.Randomness;
using SegLab.Training;
using SegLab.Training.Checkpoints;

namespace SegLab.Experiments;

/// <summary>Trains an experiment's network and scores it.</summary>
public static class ExperimentRunner
{
    // The trainer's streams are 2 to 4.
    private const uint WeightStream = 1;

    /// <summary>Builds, trains and scores.</summary>
    /// <param name="experiment">What to train.</param>
    /// <param name="images">The pictures.</param>
    /// <param name="split">Which of them train, validate and test.</param>
    /// <param name="progress">Told after every step and epoch, on this thread.</param>
    /// <param name="cancellationToken">Ends training; what there is by then is scored and returned.</param>
    /// <param name="trained">Called with the trained network before it is disposed, to predict with it or save it.</param>
    /// <param name="checkpoint">From where to go on after the run was cut off, and where to write that; none by default.</param>
    /// <exception cref="SegLabException">The experiment's options don't fit the data or this machine, or its loss became NaN or infinite.</exception>
    public static ExperimentResult Run(
        Experiment experiment,
        ImageSet images,
        Split split,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default,
        Action<SegmentationNetwork>? trained = null,
        Checkpoint? checkpoint = null)
    {
        var training = experiment.Training;
        using var network = Initialized(experiment);
        var history = Trainer.Train(network, experiment.Loss, images, split, training, progress, cancellationToken, checkpoint);
        trained?.Invoke(network);
        int[] unseen = [.. Enumerable.Range(0, images.Count).Except(split.Train).Except(split.Validation).Except(split.Test)];
        return new ExperimentResult(
            experiment,
            network.parameters().Sum(parameter => parameter.numel()),
            history,
            Count(split.Validation),
            Count(split.Test),
            Count(unseen),
            RunEnvironment.Current(ComputeDevice.Parse(training.Device).ToString()));

        IReadOnlyList<ConfusionCounts> Count(IReadOnlyList<int> pictures) => Evaluation.Count(network, images, pictures, training.BatchSize, history.Threshold, training.Mirrors);
    }

    /// <summary>The experiment's network before its first step: weights drawn from the experiment's seed, on the CPU.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <returns>The network; the caller disposes.</returns>
    public static SegmentationNetwork Initialized(Experiment experiment)
    {
        var network = experiment.Architecture.Build();
        WeightInitialization.Initialize(network, MersenneTwister.ForStream(experiment.Training.Seed, WeightStream));
        return network;
    }
}
