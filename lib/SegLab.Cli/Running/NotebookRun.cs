using Microsoft.DotNet.Interactive;
using SegLab.Cli.Documents;
using SegLab.Cli.Running.Progress;

namespace SegLab.Cli.Running;

/// <summary>Executes a notebook's code cells in order, until the end, the first failure or an interruption.</summary>
/// <param name="notebook">The notebook.</param>
/// <param name="path">Its path.</param>
/// <param name="progress">Told what happens.</param>
internal sealed class NotebookRun(NotebookDocument notebook, string path, IRunProgress progress)
{
    // How long an interrupted cell has to end by itself, unless it is training: that ends, saved, after the step under way.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly Dictionary<string, (int Number, CellOutputs Outputs)> results = new(StringComparer.Ordinal);

    /// <summary>Runs the cells.</summary>
    /// <param name="cancellationToken">Interrupts the run.</param>
    public async Task<RunOutcome> ExecuteAsync(CancellationToken cancellationToken)
    {
        using var session = new ScriptSession(Path.GetDirectoryName(path)!, progress.Noticed);
        using var interrupted = cancellationToken.Register(() => progress.Noticed(
            $"Interrupted: the cell has {Grace.TotalSeconds:0} s to end, then what there is will be written. Ctrl-C again ends at once."));
        var cells = notebook.CodeCells().ToList();
        foreach (var (cell, number) in cells)
        {
            if (cancellationToken.IsCancellationRequested)
                return Outcome(interrupted: number);

            progress.CellStarted(number, cells.Count, notebook.Purpose(cell));
            var outputs = new CellOutputs(progress.CellReported);
            results[cell.Id] = (number, outputs);
            var file = $"{path}, cell {number}";
            try
            {
                var running = KernelInvocationContext.RunAsync(outputs, () => RunCellAsync(session, file, cell.Source, outputs, cancellationToken), cancellationToken);
                await Task.WhenAny(running, GraceAfterAsync(cancellationToken));
                await HeldAsync(running);
                if (running.IsCompleted)
                    await running;
            }
            catch (Exception exception) when (!(exception is OperationCanceledException && cancellationToken.IsCancellationRequested))
            {
                var failure = CellFailure.From(number, file, exception);
                outputs.Add(failure.Output);
                return Outcome(failure);
            }
            catch (OperationCanceledException)
            {
                // Reported below, as for a cell that returned early.
            }

            if (cancellationToken.IsCancellationRequested)
            {
                outputs.Add(new ErrorOutput("Interrupted", "The run was interrupted in this cell.", ["The run was interrupted in this cell."]));
                return Outcome(interrupted: number);
            }

            progress.CellEnded();
        }

        return Outcome();
    }

    private static async Task<bool> RunCellAsync(ScriptSession session, string file, string source, CellOutputs outputs, CancellationToken cancellationToken)
    {
        var value = await session.RunAsync(file, source, cancellationToken);
        if (value is not null)
            outputs.Add(new DisplayOutput(ValueForms.Of(value, [])) { IsResult = true });
        return true;
    }

    private static async Task GraceAfterAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.Infinite, cancellationToken).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        await Task.Delay(Grace, CancellationToken.None);
    }

    private async Task HeldAsync(Task running)
    {
        if (running.IsCompleted || KernelInvocationContext.Current is not { IsHeld: true } context)
            return;
        progress.Noticed("A training ends after its step and is saved; that takes longer. Ctrl-C again ends at once.");
        while (!running.IsCompleted && context.IsHeld)
            await Task.WhenAny(running, Task.Delay(Pause, CancellationToken.None));
        // What follows in the cell shows how far it came.
        await Task.WhenAny(running, Task.Delay(Grace, CancellationToken.None));
    }

    private RunOutcome Outcome(CellFailure? failure = null, int? interrupted = null) => new(
        notebook with
        {
            Cells = [.. notebook.Cells.Select(cell => results.TryGetValue(cell.Id, out var result)
                ? cell with { ExecutionCount = result.Number, Outputs = result.Outputs.Snapshot() }
                : cell with { ExecutionCount = null, Outputs = [] })],
        },
        failure,
        interrupted);
}
