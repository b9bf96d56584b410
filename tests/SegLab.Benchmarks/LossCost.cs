using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SegLab.Benchmarks;

/// <summary>What the losses cost, and the training step they are held against.</summary>
/// <param name="Settings">What was timed.</param>
/// <param name="Network">Milliseconds of a SegNet training step with BCE, a value for each round.</param>
/// <param name="Losses">The losses' times.</param>
internal sealed record LossCost(ThroughputSettings Settings, IReadOnlyList<double> Network, IReadOnlyList<LossTimes> Losses)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

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
                $"{loss.Name,-34} {Describe(loss.Step),24} {Describe([.. loss.Share.Select(share => 100 * share)]),20} {Math.Max(0, Median(loss.Maps)),10:F1}");
        }

        return table.ToString();
    }

    /// <summary>Writes settings and all times; the file is there whole or not at all.</summary>
    public void Save(string path)
    {
        var beside = path + ".writing";
        File.WriteAllText(beside, JsonSerializer.Serialize(this, Indented) + "\n");
        File.Move(beside, path, overwrite: true);
    }

    private static double Median(IReadOnlyList<double> values) => values.Order().ElementAt(values.Count / 2);

    private static string Describe(IReadOnlyList<double> values)
        => FormattableString.Invariant($"{Median(values):F1} ({values.Min():F1}–{values.Max():F1})");
}
