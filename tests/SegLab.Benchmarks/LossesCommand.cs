using System.CommandLine;
using SegLab.Benchmarks.Reports;
using SegLab.Training;

namespace SegLab.Benchmarks;

/// <summary><c>losses</c>: what value and gradient of every loss cost beside a training step of SegNet.</summary>
internal sealed class LossesCommand : Command
{
    public LossesCommand()
        : base("losses", "Value and gradient of every loss of the catalogue, beside a SegNet training step.")
    {
        var size = new Option<int>("--size") { Description = "Width and height of the pictures, divisible by 16.", DefaultValueFactory = _ => 256 };
        var batch = new Option<int>("--batch") { Description = "Pictures a step.", DefaultValueFactory = _ => 25 };
        var threads = new Option<int>("--threads") { Description = "Threads that torch may use. [default: the cores that this process may use]", DefaultValueFactory = _ => ComputeThreads.Limit() };
        var rounds = new Option<int>("--rounds") { Description = "Timed rounds, after one to warm up; each times every loss and a step.", DefaultValueFactory = _ => 5 };
        var only = new Option<string[]>("--only") { Description = "Words of the losses to time; all by default.", AllowMultipleArgumentsPerToken = true };
        var output = OutputOption.Create();
        Add(size);
        Add(batch);
        Add(threads);
        Add(rounds);
        Add(only);
        Add(output);
        SetAction(result =>
        {
            var settings = new ThroughputSettings(result.GetValue(size), result.GetValue(batch), result.GetValue(threads), result.GetValue(rounds));
            if (ComputeThreads.Warning() is { } busy)
                Console.Error.WriteLine(busy);
            var cost = LossCost.Measure(settings, result.GetValue(only) ?? []);
            Console.Write(cost.Table());
            if (result.GetValue(output) is { } path)
                cost.Report().Save(path);
        });
    }
}
