using System.CommandLine;
using SegLab.Models;
using SegLab.Training;
using TorchSharp;

namespace SegLab.Benchmarks;

/// <summary>The options of the commands that time networks: which, on how large pictures, how many at a time, with how many threads, in which numbers.</summary>
internal sealed class NetworkFlags
{
    private readonly Argument<string[]> _models = new("MODEL") { Description = $"Networks: {string.Join(", ", Architectures.All)}. All by default.", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<int> _size = new("--size") { Description = "Width and height of the pictures, divisible by 16.", DefaultValueFactory = _ => 256 };
    private readonly Option<int> _batch = new("--batch") { Description = "Pictures a step.", DefaultValueFactory = _ => 25 };
    private readonly Option<int> _threads = new("--threads") { Description = "Threads that torch may use. [default: the cores that this process may use]", DefaultValueFactory = _ => ComputeThreads.Limit() };
    private readonly Option<string> _precision = PrecisionOption.Create();

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Add(_models);
        command.Add(_size);
        command.Add(_batch);
        command.Add(_threads);
        command.Add(_precision);
    }

    /// <summary>Reads them, sets torch's threads, and says on standard error when other work keeps the machine busy.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="steps">How often each thing is timed.</param>
    /// <exception cref="SegLabException">A name or a number doesn't fit.</exception>
    public (IReadOnlyList<Architecture> Networks, ThroughputSettings Settings) Read(ParseResult parsed, int steps)
    {
        var settings = new ThroughputSettings(parsed.GetValue(_size), parsed.GetValue(_batch), parsed.GetValue(_threads), steps, Precisions.Find(parsed.GetRequiredValue(_precision)));
        SegmentationNetwork.CheckSize(settings.Size, settings.Size);
        if (settings.Batch < 1 || settings.Threads < 1 || steps < 1)
            throw new SegLabException($"--batch is {settings.Batch}, --threads {settings.Threads}, and each thing is timed {steps} times; each must be at least 1.");
        if (settings.Threads > Environment.ProcessorCount)
            throw new SegLabException($"--threads is {settings.Threads}, but this process may use {Environment.ProcessorCount} cores: threads that wait for one another's core tell nothing.");
        torch.set_num_threads(settings.Threads);
        if (ComputeThreads.Warning() is { } busy)
            Console.Error.WriteLine(busy);
        return (parsed.GetValue(_models) is { Length: > 0 } names ? [.. names.Select(Architectures.Find)] : Architectures.All, settings);
    }
}
