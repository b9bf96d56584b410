using System.Text.Json.Nodes;
using SegLab.Experiments.Store;

namespace SegLab.Experiments;

/// <summary>Names by which runs can be told apart on one chart.</summary>
public static class DistinctNames
{
    /// <summary>Each run's name; where several runs share one, with the options in which they differ: <c>SegNet + BCE (Epochs 40, Seed 7)</c>.</summary>
    /// <param name="experiments">The runs.</param>
    /// <returns>One name a run, in their order.</returns>
    public static IReadOnlyList<string> Of(IReadOnlyList<Experiment> experiments) =>
        [.. experiments.Select(experiment => Distinct(experiment, [.. experiments.Where(other => other.Name == experiment.Name)]))];

    private static string Distinct(Experiment experiment, IReadOnlyList<Experiment> namesakes)
    {
        var options = namesakes.Select(other => CanonicalJson.Of(other.Training)).ToList();
        var own = CanonicalJson.Of(experiment.Training);
        var differing = own.Where(option => options.Exists(other => !JsonNode.DeepEquals(other[option.Key], option.Value))).Select(option => $"{option.Key} {Text(option.Value)}").ToList();
        return differing.Count == 0 ? experiment.Name : $"{experiment.Name} ({string.Join(", ", differing)})";
    }

    private static string Text(JsonNode? value) => value switch
    {
        null => "none",
        JsonObject made => made[CanonicalJson.KindName]?.ToString() ?? made.ToJsonString(),
        _ => value.ToString(),
    };
}
