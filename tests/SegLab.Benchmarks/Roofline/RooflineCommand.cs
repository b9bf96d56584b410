using System.CommandLine;
using SegLab.Benchmarks.Reports;
using SegLab.Benchmarks.Throughput;
using SegLab.Data;
using SegLab.Models;
using static TorchSharp.torch;

namespace SegLab.Benchmarks.Roofline;

/// <summary><c>roofline</c>: what the machine can do, what each network needs, and the share of the limit that is reached.</summary>
internal sealed class RooflineCommand : Command
{
    public RooflineCommand()
        : base("roofline", "Measure matrix products and copying, and how much of what they allow each network reaches in training and inference.")
    {
        var networks = new NetworkFlags();
        var rounds = new Option<int>("--rounds") { Description = "How often rates and networks are timed, in turn.", DefaultValueFactory = _ => 3 };
        var also = new Option<int[]>("--also") { Description = "Other numbers of threads to measure as well.", AllowMultipleArgumentsPerToken = true, HelpName = "THREADS" };
        var output = OutputOption.Create();
        networks.AddTo(this);
        Add(rounds);
        Add(also);
        Add(output);
        SetAction(parsed =>
        {
            var (chosen, settings) = networks.Read(parsed, parsed.GetValue(rounds));
            int[] threads = [.. new[] { settings.Threads }.Concat(parsed.GetValue(also) ?? []).Distinct()];
            if (threads.Any(count => count < 1 || count > Environment.ProcessorCount))
                throw new SegLabException($"--also takes numbers of threads from 1 to the {Environment.ProcessorCount} cores that this process may use.");
            Measure(chosen, settings, threads, parsed.GetValue(output));
        });
    }

    private static void Measure(IReadOnlyList<Architecture> networks, ThroughputSettings settings, int[] threadCounts, string? path)
    {
        var summaries = networks.Select(network => LayerSummary.Of(network, settings.Size)).ToList();
        var shapes = MatrixShape.Of(summaries);
        var images = DataSource.MadeUp(settings.Batch, seed: 42).Load(settings.Size);
        var (numbers, numberSize) = settings.Precision == Precision.BFloat16 ? (ScalarType.BFloat16, 2) : (ScalarType.Float32, sizeof(float));
        var rows = new List<BenchmarkRow>();
        foreach (var threads in threadCounts)
        {
            set_num_threads(threads);
            var figures = summaries.ConvertAll(summary => new RooflineFigures(summary, NetworkDemand.Of(summary, settings.Batch, numberSize), settings.Batch));
            List<double> operations = [], bytes = [];
            Console.WriteLine($"{threads} threads, {settings.Batch} pictures of {settings.Size}×{settings.Size} a step, {settings.Precision}, {settings.Steps} rounds");
            for (var round = 1; round <= settings.Steps; round++)
            {
                foreach (var (network, figure) in networks.Zip(figures))
                {
                    // Before each network, not once a round: neighbours come and go within seconds.
                    var (rates, fastest) = RateMeasurement.Measure(shapes, numbers);
                    operations.Add(rates.Operations / 1e9);
                    bytes.Add(rates.Bytes / 1e9);
                    using var timed = new TimedNetwork(network, images, settings);
                    figure.Add(rates, timed.Train(1)[0], timed.Predict());
                    Console.WriteLine(FormattableString.Invariant($"round {round}  {network,-14} products {operations[^1]:F1} GFLOP/s ({fastest}), copy {bytes[^1]:F1} GB/s"));
                }
            }

            rows.AddRange([new($"matrix products, {threads} threads", "GFLOP/s", operations), new($"copy, read + written, {threads} threads", "GB/s", bytes), .. figures.SelectMany(figure => figure.Rows(threads))]);
            if (path is not null)
                BenchmarkReport.Now("roofline", new Dictionary<string, string> { ["size"] = $"{settings.Size}", ["batch"] = $"{settings.Batch}", ["precision"] = $"{settings.Precision}" }, rows).Save(path);
            Console.WriteLine(RooflineFigures.Heading());
            foreach (var line in figures.SelectMany(figure => figure.Lines(threads)))
                Console.WriteLine(line);
        }
    }
}
