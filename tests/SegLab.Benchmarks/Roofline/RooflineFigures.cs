using SegLab.Benchmarks.Reports;
using SegLab.Models;

namespace SegLab.Benchmarks.Roofline;

/// <summary>What the rounds gave for one network with one number of threads.</summary>
/// <param name="Summary">The network's layers.</param>
/// <param name="Demand">What they take for a batch.</param>
/// <param name="Batch">Pictures a step.</param>
internal sealed record RooflineFigures(LayerSummary Summary, NetworkDemand Demand, int Batch)
{
    private readonly List<double> _trainingLimit = [];
    private readonly List<double> _training = [];
    private readonly List<double> _inferenceLimit = [];
    private readonly List<double> _inference = [];

    /// <summary>Adds a round.</summary>
    /// <param name="rates">What the machine could do in that round.</param>
    /// <param name="training">Seconds of a training step.</param>
    /// <param name="inference">Seconds of a prediction.</param>
    public void Add(MachineRates rates, double training, double inference)
    {
        _trainingLimit.Add(Batch / NetworkDemand.Seconds(Demand.Training, rates));
        _inferenceLimit.Add(Batch / NetworkDemand.Seconds(Demand.Inference, rates));
        _training.Add(Batch / training);
        _inference.Add(Batch / inference);
    }

    /// <summary>The table's heading.</summary>
    public static string Heading() => $"{"",-24} {"GFLOP/image",12} {"MB/image",10} {"limit, images/s",22} {"reached, images/s",22} {"of the limit, %",20}";

    /// <summary>The table's two lines; the share is the median of the rounds' shares.</summary>
    /// <param name="threads">Threads that torch used.</param>
    public IEnumerable<string> Lines(int threads) =>
    [
        Line($"{Summary.Network} training", Demand.Training, threads, "training"),
        Line($"{Summary.Network} inference", Demand.Inference, threads, "inference"),
    ];

    /// <summary>The rows for a report.</summary>
    /// <param name="threads">Threads that torch used.</param>
    public IEnumerable<BenchmarkRow> Rows(int threads) =>
    [
        .. Rows($"{Summary.Network} training, {threads} threads", _trainingLimit, _training),
        .. Rows($"{Summary.Network} inference, {threads} threads", _inferenceLimit, _inference),
    ];

    private static BenchmarkRow[] Rows(string name, List<double> limits, List<double> reached) =>
    [
        new($"{name}, limit", "images/s", [.. limits]),
        new(name, "images/s", [.. reached]),
        new($"{name}, of the limit", "%", [.. limits.Zip(reached, (limit, rate) => 100 * rate / limit)]),
    ];

    private string Line(string name, IReadOnlyList<LayerDemand> layers, int threads, string kind)
    {
        var rows = Rows(threads).Where(row => row.Name.Contains($" {kind},", StringComparison.Ordinal)).ToList();
        return FormattableString.Invariant(
            $"{name,-24} {layers.Sum(layer => layer.Operations) / Batch / 1e9,12:F2} {layers.Sum(layer => layer.Bytes) / Batch / 1e6,10:F1} {rows[0].Describe(),22} {rows[1].Describe(),22} {rows[2].Describe(),20}");
    }
}
