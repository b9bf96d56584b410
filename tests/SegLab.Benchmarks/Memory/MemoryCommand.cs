using System.CommandLine;
using SegLab.Benchmarks.Reports;
using SegLab.Benchmarks.Throughput;
using SegLab.Models;

namespace SegLab.Benchmarks.Memory;

/// <summary><c>memory</c>: the most memory that training each network takes, in a process of its own, and PyTorch's beside it.</summary>
internal sealed class MemoryCommand : Command
{
    public MemoryCommand()
        : base("memory", "Peak resident memory of training each network, each in a process of its own, one after the other. Linux only.")
    {
        var networks = new NetworkFlags();
        var pytorch = new PytorchFlags();
        var steps = new Option<int>("--steps") { Description = "Training steps of SegLab's process; PyTorch's script takes its warm-up and one step, then predicts, which takes less.", DefaultValueFactory = _ => 3 };
        var output = OutputOption.Create();
        networks.AddTo(this);
        Add(steps);
        pytorch.AddTo(this);
        Add(output);
        SetAction(parsed =>
        {
            PeakMemory.RequireLinux();
            var (chosen, settings) = networks.Read(parsed, parsed.GetValue(steps));
            Measure(chosen, settings, pytorch.Read(parsed, settings), parsed.GetValue(output));
        });
    }

    private static void Measure(IReadOnlyList<Architecture> networks, ThroughputSettings settings, PytorchReference? pytorch, string? path)
    {
        var rows = new List<BenchmarkRow>();
        Console.WriteLine($"Peak resident memory of training, {settings.Batch} pictures of {settings.Size}×{settings.Size} a step, {settings.Threads} threads, {settings.Precision}");
        Console.WriteLine($"{"MiB",-16} {"SegLab",10} {"PyTorch",10} {"ratio",8}");
        foreach (var network in networks)
        {
            using var ours = StepsCommand.Start(network, settings);
            var peak = PeakMemory.Of(ours);
            rows.Add(new(network.Name, "MiB", [peak]));
            Console.Write(FormattableString.Invariant($"{network,-16} {peak,10:F0}"));
            Console.WriteLine(pytorch is not null && PytorchReference.Has(network) ? Beside(network, peak) : $" {"–",10} {"–",8}");
            if (path is not null)
                BenchmarkReport.Now("memory", Settings(), rows).Save(path);
        }

        string Beside(Architecture network, double peak)
        {
            try
            {
                using var theirs = pytorch.Start(network, settings);
                var other = PeakMemory.Of(theirs);
                rows.Add(new($"{network}, PyTorch", "MiB", [other]));
                rows.Add(new($"{network}, ratio", "times", [peak / other]));
                return FormattableString.Invariant($" {other,10:F0} {peak / other,8:F2}");
            }
            catch (SegLabException exception)
            {
                // Ours are measured all the same.
                return $" PyTorch: {exception.Message}";
            }
        }

        Dictionary<string, string> Settings() => new() { ["size"] = $"{settings.Size}", ["batch"] = $"{settings.Batch}", ["threads"] = $"{settings.Threads}", ["steps"] = $"{settings.Steps}", ["precision"] = $"{settings.Precision}" };
    }
}
