namespace SegLab.Experiments;

/// <summary>Names that tell experiments apart and leave out what all have in common.</summary>
internal static class ExperimentNames
{
    /// <summary>The losses, where all share the network; the networks, where all share the loss; else both, numbered where more than those differs.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<Experiment> experiments)
    {
        var losses = experiments.Select(experiment => experiment.Loss.Name).ToList();
        var networks = experiments.Select(experiment => experiment.Architecture.Name).ToList();
        if (IsApart(losses) && networks.Distinct(StringComparer.Ordinal).Count() == 1)
            return losses;
        if (IsApart(networks) && losses.Distinct(StringComparer.Ordinal).Count() == 1)
            return networks;
        var full = experiments.Select(experiment => experiment.Name).ToList();
        return [.. full.Select((name, index) => full.Count(other => other == name) == 1 ? name : $"{name} ({full.Take(index + 1).Count(other => other == name)})")];
    }

    /// <summary>The same of what was run.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<ExperimentResult> results) => Of([.. results.Select(result => result.Experiment)]);

    private static bool IsApart(List<string> names) => names.Distinct(StringComparer.Ordinal).Count() == names.Count;
}
