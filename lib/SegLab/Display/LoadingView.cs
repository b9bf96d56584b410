using System.Diagnostics;
using SegLab.Data;
using SegLab.Figures;
using SegLab.Figures.Results;

namespace SegLab.Display;

/// <summary>What a cell shows while pictures are read or painted: how many are done and how long the rest will take; redrawn in place.</summary>
internal sealed class LoadingView(string description) : IProgress<LoadProgress>
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.5);

    private readonly LiveFigure _live = Notebook.Live(new TextNote($"Loading {description}"));
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private TimeSpan _next = Pause;

    /// <inheritdoc/>
    public void Report(LoadProgress value)
    {
        if (_clock.Elapsed < _next)
            return;
        _next = _clock.Elapsed + Pause;
        var remaining = _clock.Elapsed / value.Done * (value.Total - value.Done);
        _live.Update(new TextNote($"Loading {description}: {value.Done} of {value.Total}, {Duration.Text(remaining)} left"));
    }

    /// <summary>Shows what was loaded.</summary>
    public void Complete(ImageSet images) => _live.Complete(new TextNote(FormattableString.Invariant(
        $"{images.Count} pictures of {images.Width}×{images.Height} pixels from {images.Source}, {_clock.Elapsed.TotalSeconds:F1} s")));
}
