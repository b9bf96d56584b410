using System.Collections.Concurrent;
using System.Diagnostics;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace SegLab.Cli.Running.Progress;

/// <summary>Finished cells as lines; below them, redrawn in place, the running cell, what it says, and a bar over all cells.</summary>
/// <param name="console">The terminal.</param>
internal sealed class TerminalProgress(IAnsiConsole console) : IRunProgress
{
    private const int BarWidth = 40;
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(200);

    private readonly Lock gate = new();
    private readonly ConcurrentQueue<string> finished = new();
    private readonly Stopwatch total = Stopwatch.StartNew();
    private readonly Stopwatch cell = new();
    private int number;
    private int count;
    private string purpose = "";
    private string status = "";

    public void CellStarted(int number, int count, string purpose)
    {
        lock (gate)
        {
            (this.number, this.count, this.purpose, status) = (number, count, purpose, "");
            cell.Restart();
        }
    }

    public void CellReported(string status)
    {
        lock (gate)
            this.status = status;
    }

    public void CellEnded()
    {
        lock (gate)
            finished.Enqueue($"[green]✓[/] [grey]{number,3}/{count}[/] {purpose.EscapeMarkup()} [grey]{Elapsed.Text(cell.Elapsed)}[/]");
    }

    public async Task<T> ShowWhileAsync<T>(Func<Task<T>> work) =>
        await console.Live(Text.Empty).AutoClear(true).Overflow(VerticalOverflow.Ellipsis).StartAsync(async context =>
        {
            var running = work();
            while (!running.IsCompleted)
            {
                WriteFinished();
                context.UpdateTarget(View());
                await Task.WhenAny(running, Task.Delay(Refresh));
            }

            WriteFinished();
            return await running;
        });

    // Written while the live part stands, so that it appears above it; only here, as one thread draws.
    private void WriteFinished()
    {
        while (finished.TryDequeue(out var line))
            console.MarkupLine(line);
    }

    private Rows View()
    {
        lock (gate)
        {
            var done = count == 0 ? 0 : BarWidth * (number - 1) / count;
            return new Rows(
                Line($"[yellow]▶[/] [grey]{number,3}/{count}[/] [bold]{purpose.EscapeMarkup()}[/] [grey]{Elapsed.Text(cell.Elapsed)}[/]"),
                Line(status.Length == 0 ? "" : $"          {status.EscapeMarkup()}"),
                Line($"  [green]{new string('━', done)}[/][grey]{new string('─', BarWidth - done)}[/] {Math.Max(0, number - 1)} of {count} cells, {Elapsed.Text(total.Elapsed)}"));
        }
    }

    // Cut at the terminal's width: a wrapped line would make the redrawn part jump.
    private static IRenderable Line(string markup) => new Markup(markup) { Overflow = Overflow.Ellipsis };
}
