using System.CommandLine;
using System.Diagnostics;
using SegLab.Benchmarks.Memory;
using SegLab.Benchmarks.Reports;
using SegLab.Training;

namespace SegLab.Benchmarks.Scale;

/// <summary><c>scale</c>: time and memory as the number of pictures grows.</summary>
internal sealed class ScaleCommand : Command
{
    private const int LargeCount = 20_000;

    private static readonly int[] Counts = [200, 2_000, LargeCount];

    private readonly Option<int> _size = new("--size") { Description = "Width and height of the pictures whose epochs are timed.", DefaultValueFactory = _ => 64 };
    private readonly Option<int> _large = new("--large-size") { Description = $"Width and height of the {LargeCount} pictures whose memory is measured; 0 leaves them out. 256 takes 5 GB of disk.", DefaultValueFactory = _ => 256 };
    private readonly Option<int> _batch = new("--batch") { Description = "Pictures a step.", DefaultValueFactory = _ => 25 };
    private readonly Option<int> _steps = new("--steps") { Description = "The most training steps with each set; an epoch's time is then the steps' mean times its steps. [default: the whole epoch of the small pictures, 20 steps of the large]" };
    private readonly Option<int> _validation = new("--validation") { Description = "Of the large pictures, for validation.", DefaultValueFactory = _ => 2_000 };
    private readonly Option<int> _threads = new("--threads") { Description = "Threads that torch may use. [default: the cores that this process may use]", DefaultValueFactory = _ => ComputeThreads.Limit() };
    private readonly Option<string?> _folder = new("--folder") { Description = "Where to put the pictures meanwhile. [default: the system's folder for temporary files]", HelpName = "DIR" };
    private readonly Option<string?> _output = OutputOption.Create();

    public ScaleCommand()
        : base("scale", $"Training time and peak memory of SegNet with {string.Join(", ", Counts)} pictures from a cache, each in a process of its own. Linux only.")
    {
        foreach (var option in (Option[])[_size, _large, _batch, _steps, _validation, _threads, _folder, _output])
            Add(option);
        SetAction(Measure);
    }

    private void Measure(ParseResult parsed)
    {
        PeakMemory.RequireLinux();
        var (batch, threads, size, large) = (parsed.GetValue(_batch), parsed.GetValue(_threads), parsed.GetValue(_size), parsed.GetValue(_large));
        var steps = parsed.GetValue(_steps) is > 1 and var given ? given : (int?)null;
        var folder = Path.Combine(parsed.GetValue(_folder) ?? Path.GetTempPath(), $"seglab-scale-{Environment.ProcessId}");
        var rows = new List<BenchmarkRow>();
        Console.WriteLine($"{"pictures",-16} {"write, s",9} {"first batch, s",15} {"epoch, s",9} {"ms a picture",13} {"peak, MiB",10}");
        Directory.CreateDirectory(folder);
        try
        {
            foreach (var count in Counts)
                Add(count, size, new ScaleSettings(count, count / 10, batch, steps ?? int.MaxValue, threads));
            if (large > 0)
                Add(LargeCount, large, new ScaleSettings(LargeCount, parsed.GetValue(_validation), batch, steps ?? 20, threads));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        if (parsed.GetValue(_output) is { } path)
            BenchmarkReport.Now(Name, new Dictionary<string, string> { ["size"] = $"{size}", ["large size"] = $"{large}", ["batch"] = $"{batch}", ["threads"] = $"{threads}", ["steps"] = steps is null ? "all" : $"{steps}" }, rows).Save(path);

        void Add(int count, int side, ScaleSettings settings) => rows.AddRange(One(folder, side, settings, $"{count} of {side}×{side}"));
    }

    private static List<BenchmarkRow> One(string folder, int size, ScaleSettings settings, string name)
    {
        var (pack, output) = (Path.Combine(folder, "pictures.pack"), Path.Combine(folder, "run.json"));
        var started = Stopwatch.GetTimestamp();
        RepeatedLesions.Write(pack, settings.Count, size);
        var written = Stopwatch.GetElapsedTime(started).TotalSeconds;
        using var process = ScaleRunCommand.Start(pack, settings, output);
        var peak = PeakMemory.Of(process);
        var run = BenchmarkReport.Load(output).Rows;
        var perPicture = run.Single(row => row.Name == "step").Values.Average() / settings.Batch;
        var epoch = perPicture * (settings.Count - settings.Validation);
        var first = run.Single(row => row.Name == "first batch").Values;
        Console.WriteLine(FormattableString.Invariant($"{name,-16} {written,9:F1} {first[0],15:F2} {epoch,9:F1} {1000 * perPicture,13:F2} {peak,10:F0}"));
        return
        [
            new($"{name}, first batch", "s", first),
            new($"{name}, epoch", "s", [epoch]),
            new($"{name}, a picture", "ms", [1000 * perPicture]),
            new($"{name}, peak memory", "MiB", [peak]),
        ];
    }
}
