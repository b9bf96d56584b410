using System.CommandLine;
using System.Diagnostics;
using SegLab.Cli.Documents;
using SegLab.Cli.Running.Parameters;
using SegLab.Cli.Running.Progress;
using SegLab.Cli.Terminal;
using SegLab.Training;

namespace SegLab.Cli.Running;

/// <summary><c>seglab run</c>: executes a notebook and writes its report.</summary>
internal sealed class RunCommand : Command
{
    // More of them are counted, not written.
    private const int ShownNotices = 20;

    private static readonly TimeSpan LogInterval = TimeSpan.FromSeconds(3);

    private readonly Argument<string> notebook = new("NOTEBOOK") { Description = "The C# notebook (.ipynb)." };
    private readonly Option<string?> data = new("--data") { Description = "A folder of images and masks; short for --set DataFolder=DIR.", HelpName = "DIR" };
    private readonly Option<string[]> set = new("--set") { Description = "Override a value of the notebook's cell tagged 'parameters'; may be repeated.", HelpName = "Name=Value" };
    private readonly Option<string> output = new("--out") { Description = "The folder for the results.", HelpName = "DIR", DefaultValueFactory = _ => "reports" };
    private readonly Option<string> formats = new("--to") { Description = "What to write: html, ipynb, or both separated by a comma.", HelpName = "FORMATS", DefaultValueFactory = _ => "html,ipynb" };

    public RunCommand()
        : base("run", "Execute a C# notebook and write its report.")
    {
        Arguments.Add(notebook);
        Options.Add(data);
        Options.Add(set);
        Options.Add(output);
        Options.Add(formats);
        SetAction(parsed => RunAsync(RunRequest.Parse(
            parsed.GetRequiredValue(notebook),
            parsed.GetValue(data),
            parsed.GetValue(set) ?? [],
            parsed.GetRequiredValue(output),
            parsed.GetRequiredValue(formats))));
    }

    private static async Task<int> RunAsync(RunRequest request)
    {
        var noticed = new List<string>();
        var read = NotebookFile.Read(request.NotebookPath, noticed.Add);
        NotebookCheck.Check(read, request.NotebookPath);
        var document = ParameterInjection.Apply(read, request.Settings);
        request.RequireOutputFolder();

        var time = Stopwatch.StartNew();
        var (terminal, errors) = (Console.Out, Console.Error);
        using var interruption = new Interruption();
        var progress = Progress(terminal);
        if (ComputeThreads.Warning() is { } busy)
            progress.Noticed(busy);
        foreach (var notice in noticed)
            progress.Noticed($"{request.NotebookPath}: {notice}");
        var results = new RunResults(request, Environment.CurrentDirectory);

        using var capture = new ConsoleCapture();
        Environment.CurrentDirectory = request.NotebookFolder;
        var outcome = await progress.ShowWhileAsync(() => new NotebookRun(document, request.NotebookPath, progress).ExecuteAsync(interruption.Token));

        results.Write(outcome.Document, isComplete: outcome is { Failure: null, InterruptedCell: null });
        foreach (var notice in results.Notices.Take(ShownNotices))
            await terminal.WriteLineAsync(VisibleText.Of(notice));
        if (results.Notices.Count > ShownNotices)
            await terminal.WriteLineAsync($"{results.Notices.Count - ShownNotices} more such notices stand in the report.");
        if (outcome.Failure is not null || results.Problems.Count > 0)
            throw Failure(outcome.Failure, results, new NotebookWords(document));
        if (outcome.InterruptedCell is { } cell)
        {
            await errors.WriteLineAsync($"Interrupted in cell {cell}. Written as far as the run got: {results.Written}{Unchanged(results)}");
            return interruption.ExitCode;
        }

        await terminal.WriteLineAsync($"Written: {results.Written}");
        if (results.Others.Length > 0)
            await terminal.WriteLineAsync($"Left from an earlier run that failed: {results.Others}");
        await terminal.WriteLineAsync($"{outcome.Document.CodeCells().Count()} cells in {Elapsed.Text(time.Elapsed)}, peak memory {PeakMemory()}");
        return 0;
    }

    private static IRunProgress Progress(TextWriter writer)
    {
        var console = TerminalConsole.Output();
        return !Console.IsOutputRedirected && console.Profile.Capabilities is { Ansi: true, Interactive: true }
            ? new TerminalProgress(console)
            : new PlainProgress(writer, LogInterval);
    }

    private static SegLabException Failure(CellFailure? cell, RunResults results, NotebookWords words)
    {
        var messages = results.Problems.Select(problem => problem.Message);
        if (cell is not null)
            messages = messages.Prepend($"Cell {cell.Number}{(cell.Line is { } line ? $", line {line}" : "")}: {cell.MessageIn(words)}");
        var remains = cell is null ? $"Written: {results.Written}" : $"Written as far as the run got: {results.Written}{Unchanged(results)}";
        return new SegLabException(
            $"{VisibleText.Of(string.Join('\n', messages))}\n{remains}",
            cell?.Exception ?? results.Problems[0]);
    }

    private static string Unchanged(RunResults results) =>
        results.Others.Length == 0 ? "" : $"\nUnchanged, from the last run that ended well: {results.Others}";

    private static string PeakMemory()
    {
        using var process = Process.GetCurrentProcess();
        return FormattableString.Invariant($"{process.PeakWorkingSet64 / (1024.0 * 1024 * 1024):0.00} GiB");
    }
}
