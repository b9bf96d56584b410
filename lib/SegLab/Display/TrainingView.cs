using System.Diagnostics;
using SegLab.Data;
using SegLab.Experiments;
using SegLab.Figures;
using SegLab.Figures.Results;
using SegLab.Training;

namespace SegLab.Display;

/// <summary>
/// What a cell shows while a network trains: a line of progress, validation pictures over predictions over truth, and both loss
/// curves; redrawn in place.
/// </summary>
internal sealed class TrainingView : IProgress<TrainingProgress>
{
    // Between epochs only the line changes, and not more often than this.
    private static readonly TimeSpan LinePause = TimeSpan.FromSeconds(1);

    private readonly Experiment _experiment;
    private readonly ImageSet _images;
    private readonly RunPlan _plan;
    private readonly LiveFigure _live;
    private readonly Stopwatch _sinceUpdate = Stopwatch.StartNew();
    private IReadOnlyList<PreviewPicture> _preview = [];
    private bool _wasTrained;

    public TrainingView(Experiment experiment, ImageSet images, RunPlan plan)
    {
        (_experiment, _images, _plan) = (experiment, images, plan);
        _live = Notebook.Live(new TextNote($"{experiment.Name}: preparing"));
    }

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        _wasTrained = true;
        if (value.Preview is null && _sinceUpdate.Elapsed < LinePause)
            return;
        _preview = value.Preview ?? _preview;
        _live.Update(Draw(ProgressLine.Of(_experiment, value, _plan), value.History));
        _sinceUpdate.Restart();
    }

    /// <summary>Shows what was reached, or what a store held: then test pictures stand where training would have shown validation pictures.</summary>
    public void Complete(ExperimentResult result, Split split)
    {
        if (_preview.Count == 0)
            _preview = [.. result.TestMasks.Zip(split.Test, (mask, index) => new PreviewPicture(index, mask)).Take(Trainer.PreviewCount)];
        var epochs = result.History.Epochs;
        var ended = result.History switch
        {
            { Interrupted: { Step: > 0 } at } => $"interrupted in epoch {at.Epochs + 1} of {_experiment.Training.Epochs}, at step {at.Step} of {at.Steps}",
            { WasCancelled: true } => $"interrupted after {epochs.Count} of {_experiment.Training.Epochs} epochs",
            _ => $"{epochs.Count} / {_experiment.Training.Epochs} epochs",
        };
        var line = FormattableString.Invariant($"{_experiment.Name}: {ended}, training loss {result.FinalTrainingLoss:F6}, {result.History.Seconds:F1} s{(_wasTrained || result.History.WasCancelled ? "" : ", loaded from the store")}");
        _live.Complete(Draw(line, epochs));
    }

    private Stack Draw(string line, IReadOnlyList<EpochRecord> history)
    {
        var figures = new List<Figure> { new TextNote(line) };
        if (_preview.Count > 0)
            figures.Add(PredictionGrid.Of("", _images, _preview));
        if (history.Count > 0)
            figures.Add(LossCurves.Of("", history));
        return new Stack(figures);
    }
}
