using System.CommandLine;
using System.Diagnostics;
using SegLab.Benchmarks.Throughput;
using SegLab.Data;
using SegLab.Models;

namespace SegLab.Benchmarks.Memory;

/// <summary><c>steps</c>: what <c>memory</c> watches, a process that trains one network for a few steps; not listed.</summary>
internal sealed class StepsCommand : Command
{
    private const string CommandName = "steps";

    public StepsCommand()
        : base(CommandName, "Train a network for a few steps and end; memory watches it.")
    {
        Hidden = true;
        var networks = new NetworkFlags();
        var steps = new Option<int>("--steps") { Description = "How many.", DefaultValueFactory = _ => 3 };
        networks.AddTo(this);
        Add(steps);
        SetAction(parsed =>
        {
            var (chosen, settings) = networks.Read(parsed, parsed.GetValue(steps));
            using var network = new TimedNetwork(chosen[0], DataSource.MadeUp(settings.Batch, seed: 42).Load(settings.Size), settings);
            network.Train(settings.Steps - 1);
        });
    }

    /// <summary>Starts this program with that command.</summary>
    /// <param name="architecture">The network.</param>
    /// <param name="settings">Sizes, threads, steps, precision.</param>
    /// <returns>The process, its output to be read; the caller disposes it.</returns>
    public static Process Start(Architecture architecture, ThroughputSettings settings) => OwnProcess.Start(
        CommandName, architecture.Name, "--steps", $"{settings.Steps}", "--threads", $"{settings.Threads}", "--batch", $"{settings.Batch}", "--size", $"{settings.Size}", "--precision", $"{settings.Precision}");
}
