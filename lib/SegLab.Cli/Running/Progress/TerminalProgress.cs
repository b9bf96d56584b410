using System.Collections.Concurrent;
using System.Diagnostics;
using SegLab.Cli.Terminal;
using Spectre.Console;

namespace SegLab.Cli.Running.Progress;

/// <summary>Finished cells as lines; below them, redrawn in place, the running cell, what it says, and a bar over all cells.</summary>
/// <param name="console">The terminal.</param>
internal sealed class TerminalProgress(IAnsiConsole console) : IRunProgress
{
    private const int BarWidth = 40;

    // What stands beside a text on its line: mark, numbers, time.
    private const int Margin = 28;
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
        {
            cell.Stop();
            finished.Enqueue(Finished("[green]✓[/]"));
        }
    }

    public void Noticed(string notice) => finished.Enqueue($"[yellow]{VisibleText.Of(notice).EscapeMarkup()}[/]");

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
            if (cell.IsRunning)
                console.MarkupLine(Finished("[red]✗[/]"));
            return await running;
        });

    private string Finished(string mark) => $"{mark} [grey]{number,3}/{count}[/] {Cut(purpose)} [grey]{Elapsed.Text(cell.Elapsed)}[/]";

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
                new Markup($"[yellow]▶[/] [grey]{number,3}/{count}[/] [bold]{Cut(purpose)}[/] [grey]{Elapsed.Text(cell.Elapsed)}[/]"),
                new Markup($"          {Cut(status)}"),
                new Markup($"  [green]{new string('━', done)}[/][grey]{new string('─', BarWidth - done)}[/] {Math.Max(0, number - 1)} of {count} cells, {Elapsed.Text(total.Elapsed)}"));
        }
    }

    // A wrapped line would make the redrawn part jump.
    private string Cut(string text)
    {
        var room = Math.Max(10, console.Profile.Width - Margin);
        text = VisibleText.Of(text);
        return (text.Length <= room ? text : $"{text.AsSpan(0, room - 1)}…").EscapeMarkup();
    }
}
