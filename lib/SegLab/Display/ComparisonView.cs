using System.Diagnostics;
using SegLab.Data;
using SegLab.Experiments;
using SegLab.Figures;
using SegLab.Figures.Results;
using SegLab.Training;

namespace SegLab.Display;

/// <summary>
/// What a cell shows while many networks train, one after the other: a line of progress, what the current one predicts, and how
/// those that are done score; redrawn in place.
/// </summary>
internal sealed class ComparisonView(ImageSet images, RunPlan plan)
{
    private readonly LiveFigure _live = Notebook.Live(new TextNote("preparing"));
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    private RunPlan Plan => plan;

    /// <summary>A run begins, after those that are done.</summary>
    /// <returns>What its training tells its progress.</returns>
    public IProgress<TrainingProgress> Start(Experiment experiment, IReadOnlyList<ExperimentResult> done) => new Run(this, experiment, done);

    /// <summary>Shows what was reached.</summary>
    public void Complete(IReadOnlyList<ExperimentResult> results) => _live.Complete(Draw(
        $"{results.Count} runs, {Duration.Text(_clock.Elapsed)}", [], results));

    private Figure Draw(string line, IReadOnlyList<PreviewPicture> preview, IReadOnlyList<ExperimentResult> done)
    {
        var figures = new List<Figure> { new TextNote(line) };
        if (preview.Count > 0)
            figures.Add(PredictionGrid.Of("", images, preview));
        if (done.Count > 0)
            figures.Add(ScoreBars.Validation(done));
        return new Stack(figures);
    }

    /// <summary>The run under way.</summary>
    private sealed class Run(ComparisonView view, Experiment experiment, IReadOnlyList<ExperimentResult> done) : IProgress<TrainingProgress>
    {
        // Many short runs: drawing every epoch of each would cost as much as training.
        private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

        private readonly Stopwatch _sinceUpdate = Stopwatch.StartNew();
        private IReadOnlyList<PreviewPicture> _preview = [];

        /// <inheritdoc/>
        public void Report(TrainingProgress value)
        {
            _preview = value.Preview ?? _preview;
            if (_sinceUpdate.Elapsed < Pause && value.History.Count > 0)
                return;
            view._live.Update(view.Draw(ProgressLine.Of(experiment, value, view.Plan), _preview, done));
            _sinceUpdate.Restart();
        }
    }
}
