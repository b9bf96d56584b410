using System.CommandLine;
using System.Diagnostics;
using SegLab.Benchmarks.Reports;
using SegLab.Training;

namespace SegLab.Benchmarks.Start;

/// <summary><c>start</c>: how long a person waits who has typed <c>seglab run</c>.</summary>
internal sealed class StartCommand : Command
{
    // What the command line's log says first, and when the first epoch was drawn.
    private const string FirstCell = "[ 1/";
    private const string FirstEpoch = "epoch 1 of";

    private readonly Argument<string> _notebook = new("NOTEBOOK") { Description = "The notebook, from the repository's root.", DefaultValueFactory = _ => "notebooks/01-semantic-segmentation.ipynb" };
    private readonly Option<int> _rounds = new("--rounds") { Description = "How often, after once to warm up.", DefaultValueFactory = _ => 3 };
    private readonly Option<string?> _output = OutputOption.Create();

    public StartCommand()
        : base("start", "Seconds from `seglab run` to the first cell and to the first drawn epoch; the run is ended there.")
    {
        Add(_notebook);
        Add(_rounds);
        Add(_output);
        SetAction(Measure);
    }

    private void Measure(ParseResult parsed)
    {
        var root = RepositoryRoot.Find() ?? throw new SegLabException("This program was moved out of the repository, whose notebooks it starts. Run it from there.");
        var notebook = Path.Combine(root, parsed.GetRequiredValue(_notebook));
        var program = Path.Combine(root, "lib", "SegLab.Cli", Path.GetRelativePath(Path.Combine(root, "tests", "SegLab.Benchmarks"), AppContext.BaseDirectory), "SegLab.Cli.dll");
        foreach (var file in (string[])[notebook, program])
        {
            if (!File.Exists(file))
                throw new SegLabException($"There is no {Path.GetRelativePath(root, file)}. Give a notebook's path from the repository's root, and build the command line: dotnet build -c Release lib/SegLab.Cli");
        }

        if (ComputeThreads.Warning() is { } busy)
            Console.Error.WriteLine(busy);
        var (cells, epochs) = (new List<double>(), new List<double>());
        var reports = Directory.CreateTempSubdirectory("seglab-start-");
        try
        {
            for (var round = -1; round < parsed.GetValue(_rounds); round++)
            {
                var (cell, epoch) = Run(program, notebook, reports.FullName);
                if (round < 0)
                    continue;
                cells.Add(cell);
                epochs.Add(epoch);
            }
        }
        finally
        {
            reports.Delete(recursive: true);
        }

        BenchmarkRow[] rows = [new("first cell begins", "s", cells), new("first epoch drawn", "s", epochs)];
        foreach (var row in rows)
            Console.WriteLine($"{row.Name,-20} {row.Describe()} s");
        if (parsed.GetValue(_output) is { } path)
            BenchmarkReport.Now(Name, new Dictionary<string, string> { ["notebook"] = parsed.GetRequiredValue(_notebook) }, rows).Save(path);
    }

    private static (double Cell, double Epoch) Run(string program, string notebook, string reports)
    {
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, "run", notebook, "--out", reports]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        try
        {
            double? cell = null;
            while (process.StandardOutput.ReadLine() is { } line)
            {
                var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
                if (line.Contains(FirstCell, StringComparison.Ordinal))
                    cell ??= seconds;
                if (line.Contains(FirstEpoch, StringComparison.Ordinal) && cell is not null)
                    return (cell.Value, seconds);
            }

            throw new SegLabException($"{Path.GetFileName(notebook)} ended without an epoch of training.");
        }
        finally
        {
            process.Kill();
            process.WaitForExit();
        }
    }
}
