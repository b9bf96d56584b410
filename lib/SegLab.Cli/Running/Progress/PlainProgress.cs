using System.Diagnostics;
using SegLab.Cli.Terminal;

namespace SegLab.Cli.Running.Progress;

/// <summary>A line for every cell, and one every few seconds while a cell reports: for logs and pipes.</summary>
/// <param name="writer">Where the lines go.</param>
/// <param name="interval">The shortest time between two lines of a cell that reports.</param>
internal sealed class PlainProgress(TextWriter writer, TimeSpan interval) : IRunProgress
{
    private readonly Lock gate = new();
    private readonly Stopwatch cell = new();
    private TimeSpan? lastReport;
    private string lastStatus = "";

    public void CellStarted(int number, int count, string purpose)
    {
        lock (gate)
        {
            cell.Restart();
            lastReport = null;
            var digits = count.ToString(System.Globalization.CultureInfo.InvariantCulture);
            WriteLine($"[{number.ToString(System.Globalization.CultureInfo.InvariantCulture).PadLeft(digits.Length)}/{digits}] {purpose}");
        }
    }

    public void CellReported(string status)
    {
        lock (gate)
        {
            if (status == lastStatus || (lastReport is { } last && cell.Elapsed - last < interval))
                return;
            lastStatus = status;
            lastReport = cell.Elapsed;
            WriteLine($"    {status}");
        }
    }

    public void CellEnded()
    {
        lock (gate)
        {
            if (cell.Elapsed >= TimeSpan.FromSeconds(1))
                WriteLine($"    done in {Elapsed.Text(cell.Elapsed)}");
        }
    }

    public void Noticed(string notice)
    {
        lock (gate)
            WriteLine(notice);
    }

    public Task<T> ShowWhileAsync<T>(Func<Task<T>> work) => work();

    // Flushed line by line: a log is read while it grows.
    private void WriteLine(string line)
    {
        writer.WriteLine(VisibleText.Of(line));
        writer.Flush();
    }
}
