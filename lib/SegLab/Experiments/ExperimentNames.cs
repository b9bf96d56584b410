namespace SegLab.Experiments;

/// <summary>Names that tell experiments apart and leave out what all have in common.</summary>
internal static class ExperimentNames
{
    /// <summary>
    /// The losses, where all share the network; the networks, where all share the loss; else both. With the seed where that does not tell
    /// them apart, and numbered where the seed does not either.
    /// </summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<Experiment> experiments)
    {
        var (hasOneNetwork, hasOneLoss) = (experiments.Select(experiment => experiment.Architecture).Distinct().Count() == 1, experiments.Select(experiment => experiment.Loss).Distinct().Count() == 1);
        var full = experiments.Select(experiment => experiment.Name).ToList();
        var names = experiments.Select(experiment => (hasOneNetwork, hasOneLoss) switch
        {
            (true, true) => "",
            (true, false) => experiment.Loss.Name,
            (false, true) => experiment.Architecture.Name,
            _ => experiment.Name,
        }).ToList();
        if (AreApart(names) && !names.Contains(""))
            return names;
        var seeded = names.Zip(experiments, (name, experiment) => $"{name}{(name.Length > 0 ? ", " : "")}seed {experiment.Training.Seed}").ToList();
        if (AreApart(seeded) && experiments.Count > 1)
            return seeded;
        return [.. full.Select((name, index) => full.Count(other => other == name) == 1 ? name : $"{name} ({full.Take(index + 1).Count(other => other == name)})")];
    }

    /// <summary>The same of what was run.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<ExperimentResult> results) => Of([.. results.Select(result => result.Experiment)]);

    private static bool AreApart(List<string> names) => names.Distinct(StringComparer.Ordinal).Count() == names.Count;
}
