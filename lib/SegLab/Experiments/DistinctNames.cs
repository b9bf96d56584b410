using System.Text.Json.Nodes;
using SegLab.Experiments.Store;
using SegLab.Experiments.Store.Formulas;

namespace SegLab.Experiments;

/// <summary>Names by which runs can be told apart on one chart.</summary>
public static class DistinctNames
{
    private const int FormulaDigits = 8;

    /// <summary>Each run's name; where several runs share one, with the options in which they differ: <c>SegNet + BCE (epochs 40, seed 7)</c>.</summary>
    /// <param name="experiments">The runs.</param>
    /// <returns>One name a run, in their order.</returns>
    public static IReadOnlyList<string> Of(IReadOnlyList<Experiment> experiments)
    {
        var options = experiments.Select(Options).ToList();
        return [.. experiments.Select((experiment, index) => Distinct(experiment, options[index], Namesakes(experiment)))];

        List<JsonObject> Namesakes(Experiment experiment) => [.. options.Where((_, other) => experiments[other].Name == experiment.Name)];
    }

    /// <summary>
    /// Names that leave out what all have in common: the losses, where all share the network; the networks, where all share the loss; the
    /// options in which they differ, where they share both.
    /// </summary>
    /// <param name="experiments">The runs.</param>
    /// <returns>One name a run, in their order; <see cref="Of"/>'s where nothing can be left out.</returns>
    public static IReadOnlyList<string> Short(IReadOnlyList<Experiment> experiments)
    {
        var hasOneNetwork = experiments.Select(experiment => experiment.Architecture).Distinct().Count() == 1;
        var hasOneLoss = experiments.Select(experiment => experiment.Loss).Distinct().Count() == 1;
        if (hasOneNetwork && !hasOneLoss && AreApart([.. experiments.Select(experiment => experiment.Loss.Name)]))
            return [.. experiments.Select(experiment => experiment.Loss.Name)];
        if (hasOneLoss && !hasOneNetwork && AreApart([.. experiments.Select(experiment => experiment.Architecture.Name)]))
            return [.. experiments.Select(experiment => experiment.Architecture.Name)];
        var names = Of(experiments);
        return hasOneNetwork && hasOneLoss && experiments.Count > 1 && AreApart(names)
            ? [.. names.Select((name, index) => name[(experiments[index].Name.Length + 2)..^1])]
            : names;
    }

    /// <summary>The same of what was run.</summary>
    internal static IReadOnlyList<string> Short(IEnumerable<ExperimentResult> results) => Short([.. results.Select(result => result.Experiment)]);

    private static bool AreApart(IReadOnlyList<string> names) => names.Distinct(StringComparer.Ordinal).Count() == names.Count;

    private static string Distinct(Experiment experiment, JsonObject own, List<JsonObject> namesakes)
    {
        var differing = own.Where(option => namesakes.Exists(other => !JsonNode.DeepEquals(other[option.Key], option.Value))).Select(option => $"{option.Key} {Text(option.Value)}").ToList();
        return differing.Count == 0 ? experiment.Name : $"{experiment.Name} ({string.Join(", ", differing)})";
    }

    // Custom losses of one name may be of different formulas.
    private static JsonObject Options(Experiment experiment)
    {
        var options = CanonicalJson.Of(experiment.Training);
        foreach (var (name, hash) in ExperimentFormula.Of(experiment).Hashes)
            options[name] = hash[..FormulaDigits];
        return options;
    }

    private static string Text(JsonNode? value) => value switch
    {
        null => "none",
        JsonObject made => made[CanonicalJson.KindName]?.ToString() ?? made.ToJsonString(),
        _ => value.ToString(),
    };
}
