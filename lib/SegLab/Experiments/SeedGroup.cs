namespace SegLab.Experiments;

/// <summary>Runs of one recipe that differ in their seed alone.</summary>
/// <param name="Experiment">The recipe, with the seed of its first run.</param>
/// <param name="Results">Its runs, one a seed, in the order given.</param>
public sealed record SeedGroup(Experiment Experiment, IReadOnlyList<ExperimentResult> Results)
{
    /// <summary>Groups runs by what they share besides the seed.</summary>
    /// <param name="results">The runs, in any order.</param>
    /// <returns>One group a recipe, in the order of the first run of each.</returns>
    public static IReadOnlyList<SeedGroup> Of(IEnumerable<ExperimentResult> results) =>
        [.. results.GroupBy(result => Recipe(result.Experiment)).Select(group => new SeedGroup(group.First().Experiment, [.. group]))];

    /// <summary>Every experiment once for each seed.</summary>
    /// <param name="experiments">The recipes.</param>
    /// <param name="seeds">The seeds.</param>
    public static IReadOnlyList<Experiment> Repeat(IEnumerable<Experiment> experiments, IReadOnlyList<uint> seeds) =>
        [.. experiments.SelectMany(experiment => seeds.Select(seed => experiment with { Training = experiment.Training with { Seed = seed } }))];

    /// <summary>What runs of one recipe share: all but the seed, the device, which changes last bits only, and what is allowed to leak, which changes none.</summary>
    /// <param name="experiment">A run's experiment.</param>
    public static Experiment Recipe(Experiment experiment) => experiment with { Leakage = default, Training = experiment.Training with { Seed = 0, Device = "cpu" } };
}
