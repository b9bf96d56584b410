using System.CommandLine;
using SegLab.Benchmarks.Reports;

namespace SegLab.Benchmarks.Throughput;

/// <summary><c>train</c> and <c>infer</c>: throughput of the networks, in turn with PyTorch.</summary>
internal sealed class ThroughputCommand : Command
{
    private ThroughputCommand(string name, string description, bool trains)
        : base(name, description)
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
            new InterleavedRounds(Name, chosen, settings, pytorch.Read(parsed, settings), trains).Run(parsed.GetValue(output));
        });
    }

    /// <summary><c>train</c>: training steps and predictions.</summary>
    public static ThroughputCommand Training() => new("train", "Training and inference throughput, in turn with PyTorch.", trains: true);

    /// <summary><c>infer</c>: predictions alone.</summary>
    public static ThroughputCommand Inference() => new("infer", "Inference throughput alone, in turn with PyTorch.", trains: false);
}
