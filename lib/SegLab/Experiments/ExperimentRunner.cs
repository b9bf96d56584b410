using SegLab.Data;
using SegLab.Data.Splits;
using SegLab.Experiments.Store;
using SegLab.Experiments.Store.Formulas;
using SegLab.Metrics;
using SegLab.Models;
using SegLab.Randomness;
using SegLab.Storage;
using SegLab.Training;
using SegLab.Training.Checkpoints;

namespace SegLab.Experiments;

/// <summary>Trains an experiment's network and scores it, or loads what it gave before.</summary>
public static class ExperimentRunner
{
    // The trainer's streams are 2 to 4.
    private const uint WeightStream = 1;

    /// <summary>Builds, trains and scores.</summary>
    /// <param name="experiment">What to train.</param>
    /// <param name="images">The pictures.</param>
    /// <param name="split">Which of them train, validate and test.</param>
    /// <param name="progress">Told after every step and epoch, on this thread.</param>
    /// <param name="cancellationToken">Ends training and measuring after the step or the batch under way. The result's history then says that it was cancelled, and nothing is measured in it: it has no images and no masks.</param>
    /// <param name="trained">Called with the trained network before it is measured and disposed, to predict with it or save it; not where training was cancelled.</param>
    /// <param name="checkpoint">From where to go on after the run was cut off, and where to write that; none by default.</param>
    /// <exception cref="SegLabException">The experiment's options don't fit the data or this machine, a picture is in two parts of the split (<see cref="Experiment.Leakage"/>), or its loss became NaN or infinite.</exception>
    public static ExperimentResult Run(
        Experiment experiment,
        ImageSet images,
        Split split,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default,
        Action<SegmentationNetwork>? trained = null,
        Checkpoint? checkpoint = null)
    {
        RequireNoLeak(experiment, images, split);
        return Train(experiment, images, split, progress, cancellationToken, trained, checkpoint, (_, _) => { });
    }

    /// <summary>
    /// Loads a run from a store, every number as it was trained; trains, scores and keeps it where the store does not have it whole. A run
    /// that was cut off goes on from the step that its checkpoint was written after, and ends with the same bits. Where another process trains
    /// the same run, also one of another machine that shares the store, this one waits and loads what it gives.
    /// </summary>
    /// <param name="store">Where finished runs are kept.</param>
    /// <param name="experiment">What to train.</param>
    /// <param name="images">The pictures.</param>
    /// <param name="split">Which of them train, validate and test.</param>
    /// <param name="progress">Told after every step and epoch, on this thread; not at all where the run is loaded.</param>
    /// <param name="cancellationToken">Ends training and measuring after the step or the batch under way, which are saved to go on from. The result's history then says that it was cancelled, and nothing is measured in it: it has no images and no masks.</param>
    /// <param name="trained">Called with the trained network before it is measured and disposed, also with a loaded one; not where training was cancelled.</param>
    /// <param name="notice">Receives a sentence on what one should know though nothing failed: that a stored run is damaged and trained again, that training goes on, and from where, or that a run of a formula that captures values was loaded, not trained.</param>
    /// <param name="checkpointMinutes">After how many minutes within an epoch it is saved to go on from, as <see cref="Checkpoint.EveryMinutes"/>; null for after whole epochs only.</param>
    /// <exception cref="SegLabException">The experiment's options don't fit the data or this machine, a picture is in two parts of the split (<see cref="Experiment.Leakage"/>), its loss became NaN or infinite, or the store can't be written to.</exception>
    public static ExperimentResult Run(
        RunStore store,
        Experiment experiment,
        ImageSet images,
        Split split,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default,
        Action<SegmentationNetwork>? trained = null,
        Action<string>? notice = null,
        double? checkpointMinutes = Checkpoint.DefaultMinutes)
    {
        RequireNoLeak(experiment, images, split);
        // A device that there is not is refused whether the run is stored or not.
        ComputeDevice.Parse(experiment.Training.Device);
        var key = ExperimentKey.Of(experiment, images, split);
        if (store.Find(key, notice) is { } found)
        {
            store.RemoveRemains(found);
            return Loaded(found, experiment, trained, notice);
        }

        while (true)
        {
            using var claim = RunClaim.Take(store, key, experiment.Name, notice, cancellationToken);
            if (claim.Finished is { } finished)
                return Loaded(finished, experiment, trained, notice);
            try
            {
                return TrainAndStore(store, key, claim);
            }
            catch (LeaseLostException lost)
            {
                notice?.Invoke($"{experiment.Name}: {lost.Message}");
            }
        }

        ExperimentResult TrainAndStore(RunStore store, ExperimentKey key, RunClaim claim)
        {
            StoredRun? stored = null;
            var checkpoint = new Checkpoint(store.CheckpointPath(key.Text), key.Content) { EveryMinutes = checkpointMinutes, BeforeWrite = claim.Require };
            if (checkpoint.PositionIfWhole(notice) is { } position)
                notice?.Invoke($"{experiment.Name} was cut off; it goes on {position}.");
            var result = Train(experiment, images, split, progress, cancellationToken, trained, checkpoint, Keep);
            if (stored is null)
                return result;
            if (claim.IsHeld)
                store.RemoveCheckpoint(key.Text);
            return stored.Result with { Experiment = experiment };

            void Keep(ExperimentResult finished, SegmentationNetwork network)
            {
                stored = store.Save(key, finished, images, split, network, mayWrite: claim.Require);
            }
        }
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

    // A stored run is refused like one to be trained: its score is believed no less.
    private static void RequireNoLeak(Experiment experiment, ImageSet images, Split split)
    {
        if (experiment.Training.Reading == Reading.Honest)
            Leakage.Of(split, images.Names, duplicates: []).Require(experiment.Leakage);
    }

    private static ExperimentResult Train(
        Experiment experiment,
        ImageSet images,
        Split split,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancellationToken,
        Action<SegmentationNetwork>? trained,
        Checkpoint? checkpoint,
        Action<ExperimentResult, SegmentationNetwork> keep)
    {
        var training = experiment.Training;
        using var network = Initialized(experiment);
        var history = Trainer.Train(network, experiment.Loss, images, split, training, progress, cancellationToken, checkpoint);
        var result = new ExperimentResult(
            experiment, network.parameters().Sum(parameter => parameter.numel()), history, [], [], [], RunEnvironment.Current(ComputeDevice.Parse(training.Device).ToString()));
        if (history.WasCancelled)
            return result;
        trained?.Invoke(network);
        try
        {
            var masks = new List<Mask>(split.Test.Count);
            result = result with { Validation = Measure(split.Validation), Test = Measure(split.Test, masks), Unseen = Measure(split.Unseen(images.Count)), TestMasks = masks };
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return result with { History = history with { WasCancelled = true } };
        }

        keep(result, network);
        return result;

        IReadOnlyList<ImageMeasures> Measure(IReadOnlyList<int> part, List<Mask>? masks = null) =>
            Evaluation.Measure(network, images, part, training.BatchSize, history.Threshold, training.Mirrors, masks, options: null, cancellationToken);
    }

    // The loss and the network as the caller has them, not as a name.
    private static ExperimentResult Loaded(StoredRun run, Experiment experiment, Action<SegmentationNetwork>? trained, Action<string>? notice)
    {
        if (ExperimentFormula.Of(experiment).Notice(run) is { } old)
            notice?.Invoke(old);
        if (trained is not null)
        {
            using var network = RunStore.LoadNetwork(run, experiment.Architecture);
            trained(network);
        }

        return run.Result with { Experiment = experiment };
    }
}
