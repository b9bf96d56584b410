using SegLab.Benchmarks.Reports;
using SegLab.Data;
using SegLab.Experiments;
using SegLab.Training;

namespace SegLab.Benchmarks.Gpu;

/// <summary>Times the assignment's runs one after the other, each here and then in PyTorch.</summary>
/// <param name="Settings">How.</param>
/// <param name="Runs">Which.</param>
/// <param name="Reference">The Python module with networks and losses; null to leave PyTorch out.</param>
/// <param name="Python">The interpreter.</param>
internal sealed record NineRuns(GpuSettings Settings, IReadOnlyList<AssignmentRun> Runs, string? Reference, string Python)
{
    private readonly HashSet<string> _missing = [];

    /// <summary>Measures, prints each run as it comes, and writes the report anew after each.</summary>
    /// <param name="path">The report's file; null for none.</param>
    /// <param name="isHeadline">Whether the whole time is of interest rather than an epoch's.</param>
    public void Run(string? path, bool isHeadline)
    {
        var images = DataSource.MadeUp(Settings.Images + (Settings.Images / 2), seed: 42).Load(Settings.Size);
        var split = new Split([.. Enumerable.Range(0, Settings.Images)], [.. Enumerable.Range(Settings.Images, Settings.Images / 2)], []);
        var rows = new List<BenchmarkRow>();
        Console.WriteLine($"{Settings.Images} pictures of {Settings.Size}×{Settings.Size} on {Settings.Device} in {Settings.Precision}, {Settings.Batch} a step, {Settings.Epochs} epochs after {Settings.Warmup}; seconds {(isHeadline ? "for all epochs" : "an epoch")}, with validation and pictures");
        Console.WriteLine($"{"",-26} {"SegLab",20} {"PyTorch",20} {"torch.compile",20}");
        foreach (var run in Runs)
        {
            Console.Write($"{run.Experiment.Name,-26}");
            Add(run.Experiment.Name, () => Ours(run, images, split));
            Add($"{run.Experiment.Name}, PyTorch", () => Theirs(run, compiles: false));
            Add($"{run.Experiment.Name}, torch.compile", () => Theirs(run, compiles: true));
            Console.WriteLine();
            if (path is not null)
                BenchmarkReport.Now("gpu", Described(isHeadline), rows).Save(path);
        }

        foreach (var reason in _missing)
            Console.Error.WriteLine(reason);

        void Add(string name, Func<IReadOnlyList<double>> measure)
        {
            var seconds = measure();
            if (seconds.Count == 0)
            {
                Console.Write($" {"–",20}");
                return;
            }

            var row = new BenchmarkRow(name, "s", isHeadline ? [seconds.Sum()] : seconds);
            rows.Add(row);
            Console.Write($" {row.Describe(2),20}");
        }
    }

    private IReadOnlyList<double> Ours(AssignmentRun run, ImageSet images, Split split)
    {
        // As many epochs for all, where the original trained one run for longer.
        var training = run.Experiment.Training with { Epochs = Settings.Warmup + Settings.Epochs };
        using var network = ExperimentRunner.Initialized(run.Experiment);
        var clock = new EpochClock(images, Settings.Warmup);
        Trainer.Train(network, run.Experiment.Loss, images, split, training, clock);
        return clock.Seconds;
    }

    private IReadOnlyList<double> Theirs(AssignmentRun run, bool compiles)
    {
        if (Reference is null)
            return [];
        try
        {
            return PytorchRun.Measure(Python, Reference, run.Cell, Settings, compiles).Seconds;
        }
        catch (SegLabException exception)
        {
            // Ours are measured all the same.
            _missing.Add($"{(compiles ? "torch.compile" : "PyTorch")}: {exception.Message}");
            return [];
        }
    }

    private Dictionary<string, string> Described(bool isHeadline) => new()
    {
        ["device"] = Settings.Device,
        ["precision"] = $"{Settings.Precision}",
        ["size"] = $"{Settings.Size}",
        ["batch"] = $"{Settings.Batch}",
        ["images"] = $"{Settings.Images}",
        ["epochs"] = $"{Settings.Epochs} after {Settings.Warmup}{(isHeadline ? ", all together" : "")}",
    };
}
