using System.CommandLine;
using SegLab.Benchmarks.Reports;

namespace SegLab.Benchmarks.Throughput;

/// <summary><c>infer</c>: inference throughput of the networks alone, in turn with PyTorch.</summary>
internal sealed class InferCommand : Command
{
    public InferCommand()
        : base("infer", "Inference throughput alone, in turn with PyTorch.")
    {
        var networks = new NetworkFlags();
        var pytorch = new PytorchFlags();
        var rounds = new Option<int>("--rounds") { Description = "How often each network is timed.", DefaultValueFactory = _ => 3 };
        var output = OutputOption.Create();
        networks.AddTo(this);
        Add(rounds);
        pytorch.AddTo(this);
        Add(output);
        SetAction(parsed =>
        {
            var (chosen, settings) = networks.Read(parsed, parsed.GetValue(rounds));
            new InterleavedRounds(Name, chosen, settings, pytorch.Read(parsed), Trains: false).Run(parsed.GetValue(output));
        });
    }
}
