using SegLab.Data;
using SegLab.Experiments.Store;
using SegLab.Models;
using SegLab.Randomness;
using SegLab.Training;

namespace SegLab.Experiments;

/// <summary>Trains an experiment's network and scores it, or loads what it gave before.</summary>
public static class ExperimentRunner
{
    // The trainer's streams are 2 and 3.
    private const uint WeightStream = 1;

    /// <summary>Builds, trains and scores; with a store, only what is not in it yet, and what was cut off goes on from its last epoch.</summary>
    /// <param name="experiment">What to train.</param>
    /// <param name="images">The pictures.</param>
    /// <param name="split">Which of them train, validate and test.</param>
    /// <param name="progress">Told after every step and epoch, on this thread.</param>
    /// <param name="cancellationToken">Ends training; what there is by then is scored and returned.</param>
    /// <param name="trained">Called with the trained network before it is disposed, to predict with it or save it.</param>
    /// <param name="store">Where finished runs are kept, and loaded from: every number is then the one that was trained. Null keeps nothing.</param>
    /// <param name="notice">Told in a sentence what one should know though nothing failed: that a stored run is damaged and trained again.</param>
    /// <exception cref="SegLabException">The experiment's options don't fit the data or this machine, its loss became NaN or infinite, or the store can't be written to.</exception>
    public static ExperimentResult Run(
        Experiment experiment,
        ImageSet images,
        Split split,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default,
        Action<SegmentationNetwork>? trained = null,
        RunStore? store = null,
        Action<string>? notice = null)
    {
        if (store is null)
            return Train(experiment, images, split, progress, cancellationToken, trained);
        var key = ExperimentKey.Of(experiment, images, split);
        return store.Find(key, notice) is { } run
            ? Loaded(run, experiment, trained)
            : Train(experiment, images, split, progress, cancellationToken, trained, store, key);
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

    private static ExperimentResult Train(
        Experiment experiment, ImageSet images, Split split, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken, Action<SegmentationNetwork>? trained, RunStore? store = null, ExperimentKey? key = null)
    {
        var training = experiment.Training;
        using var network = Initialized(experiment);
        var history = Trainer.Train(network, experiment.Loss, images, split, training, progress, cancellationToken);
        trained?.Invoke(network);
        var result = new ExperimentResult(
            experiment,
            network.parameters().Sum(parameter => parameter.numel()),
            history,
            Measure(split.Validation),
            Measure(split.Test),
            Measure(split.Unseen(images.Count)),
            RunEnvironment.Current(ComputeDevice.Parse(training.Device).ToString()))
        {
            TestMasks = Evaluation.Predict(network, images, split.Test, training.BatchSize),
        };
        if (store is null || history.WasCancelled)
            return result;
        // Another process may have finished the same run first.
        return store.Save(key!, result, images, split, network).Result with { Experiment = experiment };

        IReadOnlyList<Metrics.ImageMeasures> Measure(IReadOnlyList<int> part) => Evaluation.Measure(network, images, part, training.BatchSize);
    }

    // The loss and the network as the caller has them, not as a name.
    private static ExperimentResult Loaded(StoredRun run, Experiment experiment, Action<SegmentationNetwork>? trained)
    {
        if (trained is not null)
        {
            using var network = RunStore.LoadNetwork(run, experiment.Architecture);
            trained(network);
        }

        return run.Result with { Experiment = experiment };
    }
}
