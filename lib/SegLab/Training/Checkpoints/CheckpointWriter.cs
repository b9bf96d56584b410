using System.Diagnostics;

namespace SegLab.Training.Checkpoints;

/// <summary>Decides when a training's checkpoint is written; without a checkpoint it does nothing.</summary>
/// <param name="checkpoint">Where to; null for none.</param>
/// <param name="state">What is written.</param>
internal sealed class CheckpointWriter(Checkpoint? checkpoint, TrainingState state)
{
    private readonly Stopwatch _sinceWritten = Stopwatch.StartNew();
    private TrainingPosition? _written;

    /// <summary>Goes on from the file, where there is one.</summary>
    /// <exception cref="SegLabException">As for <see cref="Checkpoint.Restore"/>.</exception>
    public void Restore()
    {
        if (checkpoint?.Restore(state) == true)
            _written = state.Position;
        _sinceWritten.Restart();
    }

    /// <summary>Writes within an epoch, where that is due by the clock.</summary>
    public void AfterStep()
    {
        if (checkpoint?.EveryMinutes is { } minutes && _sinceWritten.Elapsed.TotalMinutes >= minutes)
            Write();
    }

    /// <summary>Writes after an epoch, if it is one after which that is due.</summary>
    public void AfterEpoch()
    {
        if (state.IsFinished || state.History.Count % checkpoint?.Every == 0)
            Write();
    }

    /// <summary>Writes where training was cancelled, unless nothing was trained since the last writing.</summary>
    public void AfterCancellation() => Write();

    private void Write()
    {
        if (checkpoint is null || state.Position.IsStart || state.Position == _written)
            return;
        checkpoint.Save(state);
        _written = state.Position;
        _sinceWritten.Restart();
    }
}
