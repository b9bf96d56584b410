using System.Globalization;
using System.Text;
using SegLab.Benchmarks.Reports;

namespace SegLab.Benchmarks;

/// <summary>What the losses cost, and the training step they are held against.</summary>
/// <param name="Settings">What was timed.</param>
/// <param name="Network">Milliseconds of a SegNet training step with BCE, a value for each round.</param>
/// <param name="Losses">The losses' times.</param>
internal sealed record LossCost(ThroughputSettings Settings, IReadOnlyList<double> Network, IReadOnlyList<LossTimes> Losses)
{
    /// <summary>Times every loss of the catalogue whose name contains one of the words, or all.</summary>
    public static LossCost Measure(ThroughputSettings settings, IReadOnlyList<string> only)
    {
        using var measurement = new LossMeasurement(settings, only);
        return measurement.Run();
    }

    /// <summary>A line for each loss: medians, in brackets the least and the most.</summary>
    public string Table()
    {
        var table = new StringBuilder();
        table.AppendLine(CultureInfo.InvariantCulture, $"threads {Settings.Threads} batch {Settings.Batch} size {Settings.Size} rounds {Settings.Steps}; a SegNet step {Describe(Network)} ms");
        table.AppendLine(CultureInfo.InvariantCulture, $"{"loss",-34} {"value + gradient, ms",24} {"of a step, %",20} {"maps, ms",10}");
        foreach (var loss in Losses)
        {
            table.AppendLine(CultureInfo.InvariantCulture,
                $"{loss.Name,-34} {Describe(loss.Step),24} {Describe([.. loss.Share.Select(share => 100 * share)]),20} {Math.Max(0, new BenchmarkRow(loss.Name, "ms", loss.Maps).Median()),10:F1}");
        }

        return table.ToString();
    }

    /// <summary>All times, every round's; a report.</summary>
    public BenchmarkReport Report() => BenchmarkReport.Now(
        "losses",
        new Dictionary<string, string> { ["size"] = $"{Settings.Size}", ["batch"] = $"{Settings.Batch}" },
        [new("SegNet step", "ms", Network), .. Losses.SelectMany(loss => loss.Rows())]);

    private static string Describe(IReadOnlyList<double> values) => new BenchmarkRow("", "", values).Describe();
}
