using SegLab.Data;
using SegLab.Display;
using SegLab.Experiments;
using SegLab.Experiments.Store;
using SegLab.Figures;
using SegLab.Figures.Results;
using SegLab.Losses;
using SegLab.Models;
using SegLab.Training;

namespace SegLab;

/// <summary>
/// A notebook's workbench: the pictures, their split and how to train, and the runs made so far. Training redraws its cell in
/// place and says how long this run, and the runs still planned, will take.
/// </summary>
public sealed class Lab
{
    private readonly List<ExperimentResult> _results = [];
    private readonly RunPlan _plan;
    private readonly RunStore? _store;

    /// <summary>Sets the workbench up, and says in the cell where this processor is slow at what is asked for.</summary>
    /// <param name="images">The pictures.</param>
    /// <param name="split">Which of them train, validate and test.</param>
    /// <param name="training">How to train, where a run says nothing else.</param>
    /// <param name="plan">The runs to come, for the estimate of the time left; none by default.</param>
    /// <param name="store">Where finished runs are kept and loaded from, such as <c>new RunStore("runs")</c>; by default none are.</param>
    /// <exception cref="SegLabException">Options, pictures and split don't fit each other, or the device can't be had: all that is wrong at once.</exception>
    public Lab(ImageSet images, Split split, TrainingOptions training, IEnumerable<Experiment>? plan = null, RunStore? store = null)
    {
        TrainingInput.Check(images, split, training);
        (Images, Split, Training) = (images, split, training);
        _plan = new RunPlan(plan ?? [], images.Height);
        _store = store;
        if (BFloat16Support.Warning(training) is { } slow)
            Notebook.Show(new TextNote(slow));
    }

    /// <summary>The pictures.</summary>
    public ImageSet Images { get; }

    /// <summary>Which of them train, validate and test.</summary>
    public Split Split { get; }

    /// <summary>How to train, where a run says nothing else.</summary>
    public TrainingOptions Training { get; }

    /// <summary>The runs made so far, in their order. Running an experiment again replaces its result.</summary>
    public IReadOnlyList<ExperimentResult> Results => _results;

    /// <summary>Trains a network with a loss and scores it, redrawing this cell after each epoch.</summary>
    /// <param name="architecture">Which network.</param>
    /// <param name="loss">What is made small.</param>
    /// <param name="epochs">How often each picture is seen; <see cref="Training"/>'s by default.</param>
    /// <param name="learningRate">Adam's step size; <see cref="Training"/>'s by default.</param>
    /// <returns>The result, which also joins <see cref="Results"/>.</returns>
    /// <exception cref="SegLabException">An option is out of its range, or the loss became NaN or infinite.</exception>
    /// <exception cref="OperationCanceledException">The cell was interrupted; what was trained by then is shown.</exception>
    public ExperimentResult Train(Architecture architecture, Loss loss, int? epochs = null, double? learningRate = null) => Train(new Experiment(architecture, loss)
    {
        Training = Training with { Epochs = epochs ?? Training.Epochs, LearningRate = learningRate ?? Training.LearningRate },
    });

    /// <summary>
    /// Trains many networks one after the other, in one picture that is redrawn; what has a result is not trained again, so after a
    /// mistake or an interruption the cell goes on where it stopped.
    /// </summary>
    /// <param name="experiments">What to train.</param>
    /// <returns>Their results, in the same order; new ones also join <see cref="Results"/>.</returns>
    /// <exception cref="SegLabException">An option is out of its range, or a loss can't be trained or became NaN or infinite; the results so far are kept.</exception>
    /// <exception cref="OperationCanceledException">The cell was interrupted; the results so far are kept.</exception>
    public IReadOnlyList<ExperimentResult> TrainAll(IEnumerable<Experiment> experiments)
    {
        var wanted = experiments.ToList();
        var cancellation = Notebook.CancellationToken;
        _plan.Add(wanted.Where(experiment => Find(experiment) is null));
        var view = new ComparisonView(Images, _plan);
        foreach (var experiment in wanted.Where(experiment => Find(experiment) is null))
        {
            _plan.Start(experiment);
            var result = Run(experiment, view.Start(experiment, Done()), cancellation);
            _plan.Finish(experiment);
            cancellation.ThrowIfCancellationRequested();
            _results.Add(result);
        }

        view.Complete(Done());
        return Done();

        IReadOnlyList<ExperimentResult> Done() => [.. wanted.Select(Find).OfType<ExperimentResult>()];
    }

    /// <summary>Trains an experiment's network and scores it, redrawing this cell after each epoch; with a store, what was trained before is loaded at once.</summary>
    /// <param name="experiment">What to train.</param>
    /// <param name="trained">Called with the trained network, also with a loaded one, before it is disposed: to predict with it.</param>
    /// <returns>The result, which also joins <see cref="Results"/>.</returns>
    /// <exception cref="SegLabException">An option is out of its range, or the loss became NaN or infinite.</exception>
    /// <exception cref="OperationCanceledException">The cell was interrupted; what was trained by then is shown.</exception>
    public ExperimentResult Train(Experiment experiment, Action<SegmentationNetwork>? trained = null)
    {
        var cancellation = Notebook.CancellationToken;
        _plan.Start(experiment);
        var view = new TrainingView(experiment, Images, _plan);
        var result = Run(experiment, view, cancellation, trained);
        _plan.Finish(experiment);
        view.Complete(result, Split);
        cancellation.ThrowIfCancellationRequested();
        _results.RemoveAll(earlier => earlier.Experiment == experiment);
        _results.Add(result);
        return result;
    }

    /// <summary>The losses of all runs made so far, training beside validation: a cell that is run again with another loss adds a curve.</summary>
    /// <exception cref="SegLabException">No run was made yet.</exception>
    public ChartPanels Curves() => LossCurves.Together("", Some(Results));

    /// <summary>Runs side by side: a table of what each cost and reached, and their curves.</summary>
    /// <param name="others">Further runs, such as those of a store; none by default.</param>
    /// <exception cref="SegLabException">There is no run at all.</exception>
    public Stack Compare(params IEnumerable<ExperimentResult> others)
    {
        var results = Some([.. Results, .. others]);
        return new Stack([ResultTable.Of(results), LossCurves.Together("", results)]);
    }

    private static IReadOnlyList<ExperimentResult> Some(IReadOnlyList<ExperimentResult> results) =>
        results.Count > 0 ? results : throw new SegLabException("There are no runs to show yet. Train a network first.");

    private ExperimentResult Run(Experiment experiment, IProgress<TrainingProgress> view, CancellationToken cancellation, Action<SegmentationNetwork>? trained = null)
    {
        using var held = NotebookHost.Current?.Hold();
        return _store is null
            ? ExperimentRunner.Run(experiment, Images, Split, view, cancellation, trained)
            : ExperimentRunner.Run(_store, experiment, Images, Split, view, cancellation, trained, notice: text => Notebook.Show(new TextNote(text)));
    }

    private ExperimentResult? Find(Experiment experiment) => _results.Find(result => result.Experiment == experiment);
}
