using SegLab.Benchmarks.Reports;
using SegLab.Data;
using SegLab.Models;

namespace SegLab.Benchmarks.Throughput;

/// <summary>Rounds in which each network is timed here and then in PyTorch, so that both see the same neighbours on the machine.</summary>
/// <param name="Command">The command's name, for the report.</param>
/// <param name="Networks">Which networks.</param>
/// <param name="Settings">Sizes, threads, rounds.</param>
/// <param name="Pytorch">PyTorch's side; null for none.</param>
/// <param name="Trains">Whether training steps are timed besides predictions.</param>
internal sealed record InterleavedRounds(string Command, IReadOnlyList<Architecture> Networks, ThroughputSettings Settings, PytorchReference? Pytorch, bool Trains)
{
    /// <summary>Measures, prints each figure as it comes, and writes the report anew after each, so that what was measured stays when something fails later.</summary>
    /// <param name="path">The report's file; null for none.</param>
    public void Run(string? path)
    {
        var images = DataSource.MadeUp(Settings.Batch, seed: 42).Load(Settings.Size);
        var figures = Networks.Select(network => (Training: new NetworkFigures($"{network} training"), Inference: new NetworkFigures($"{network} inference"))).ToList();
        Console.WriteLine($"{Settings.Batch} pictures of {Settings.Size}×{Settings.Size} a step, {Settings.Threads} threads, {Settings.Precision}, {Settings.Steps} rounds; images/s, SegLab / PyTorch");
        for (var round = 1; round <= Settings.Steps; round++)
        {
            foreach (var (network, (training, inference)) in Networks.Zip(figures))
            {
                Console.Write($"round {round}  {network,-14}");
                Measure(network, images, training, inference);
                if (path is not null)
                    Report(figures).Save(path);
            }
        }

        Console.WriteLine();
        Console.WriteLine(NetworkFigures.Heading());
        foreach (var (training, inference) in figures)
        {
            if (Trains)
                Console.WriteLine(training.Line());
            Console.WriteLine(inference.Line());
        }
    }

    private void Measure(Architecture architecture, ImageSet images, NetworkFigures training, NetworkFigures inference)
    {
        double trained = 0, predicted;
        // Gone before PyTorch starts: neither side finds the other's memory taken.
        using (var network = new TimedNetwork(architecture, images, Settings))
        {
            if (Trains)
                trained = Settings.Batch / network.Train(1)[0];
            predicted = Settings.Batch / network.Predict();
        }

        Console.Write(FormattableString.Invariant($" {(Trains ? FormattableString.Invariant($"training {trained:F2}, ") : "")}inference {predicted:F2}"));
        var (times, problem) = Pytorch is not null && PytorchReference.Has(architecture) ? Attempt(Pytorch, architecture) : (null, Pytorch is null ? "" : "not in PyTorch's script");
        if (Trains)
            training.Add(trained, Settings.Batch / times?.Training[0]);
        inference.Add(predicted, Settings.Batch / times?.Inference[0]);
        Console.WriteLine(times is null
            ? problem.Length == 0 ? "" : $" / {problem}"
            : FormattableString.Invariant($" / {(Trains ? FormattableString.Invariant($"training {Settings.Batch / times.Training[0]:F2}, ") : "")}inference {Settings.Batch / times.Inference[0]:F2}"));
    }

    private (PytorchTimes? Times, string Problem) Attempt(PytorchReference pytorch, Architecture architecture)
    {
        try
        {
            return (pytorch.Measure(architecture, Settings), "");
        }
        catch (SegLabException exception)
        {
            // Ours are measured all the same.
            return (null, $"PyTorch: {exception.Message}");
        }
    }

    private BenchmarkReport Report(IEnumerable<(NetworkFigures Training, NetworkFigures Inference)> figures) => BenchmarkReport.Now(
        Command,
        new Dictionary<string, string> { ["size"] = $"{Settings.Size}", ["batch"] = $"{Settings.Batch}", ["threads"] = $"{Settings.Threads}", ["precision"] = $"{Settings.Precision}" },
        figures.SelectMany(entry => entry.Training.Rows().Concat(entry.Inference.Rows())));
}
