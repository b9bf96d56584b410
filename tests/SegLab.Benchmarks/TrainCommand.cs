using System.CommandLine;
using SegLab.Models;

namespace SegLab.Benchmarks;

/// <summary><c>train</c>: training and inference throughput of the networks, a line each, in the form of the reference's.</summary>
internal sealed class TrainCommand : Command
{
    public TrainCommand()
        : base("train", "Training and inference throughput: random pictures, Adam, BCE.")
    {
        var models = new Argument<string[]>("MODEL") { Description = $"Networks to time: {string.Join(", ", Architectures.All)}. All by default.", Arity = ArgumentArity.ZeroOrMore };
        var size = new Option<int>("--size") { Description = "Width and height of the pictures, divisible by 16.", DefaultValueFactory = _ => 256 };
        var batch = new Option<int>("--batch") { Description = "Pictures a step.", DefaultValueFactory = _ => 25 };
        var threads = new Option<int>("--threads") { Description = "Threads that torch may use.", DefaultValueFactory = _ => Math.Min(2, Environment.ProcessorCount) };
        var steps = new Option<int>("--steps") { Description = "Timed steps, after one to warm up.", DefaultValueFactory = _ => 3 };
        Add(models);
        Add(size);
        Add(batch);
        Add(threads);
        Add(steps);
        SetAction(result => Throughput.Measure(
            result.GetValue(models) is { Length: > 0 } names ? [.. names.Select(Architectures.Find)] : Architectures.All,
            new ThroughputSettings(result.GetValue(size), result.GetValue(batch), result.GetValue(threads), result.GetValue(steps))));
    }
}
