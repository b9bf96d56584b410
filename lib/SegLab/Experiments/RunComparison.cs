using SegLab.Metrics;
using SegLab.Statistics;

namespace SegLab.Experiments;

/// <summary>Compares runs on the test pictures that they share.</summary>
public static class RunComparison
{
    /// <summary>Compares recipes, each by its runs with several seeds or one.</summary>
    /// <param name="results">The runs, of at least two recipes, all tested on the same pictures in the same order.</param>
    /// <param name="measure">The measure's name in <see cref="Measures.All"/>.</param>
    /// <param name="names">One a recipe, in the order of <see cref="SeedGroup.Of"/>; null takes what tells them apart, such as the networks.</param>
    /// <param name="options">Level, seed and resamples; what is measured, its direction, its range and what images without lesion count are set from <paramref name="measure"/>.</param>
    /// <exception cref="SegLabException">There is no such measure, there are fewer than two recipes, or their test pictures or names differ in number.</exception>
    public static Comparison Of(IReadOnlyList<ExperimentResult> results, string measure = "IoU", IReadOnlyList<string>? names = null, ComparisonOptions? options = null)
    {
        var found = Measures.Find(measure);
        var groups = SeedGroup.Of(results);
        names ??= DistinctNames.Short([.. groups.Select(group => group.Experiment)]);
        if (names.Count != groups.Count)
            throw new SegLabException($"A comparison of {groups.Count} recipes was given {names.Count} names; give one each, or none.");
        return Comparison.Of(
            [.. groups.Zip(names, (group, name) => new NamedScores(name, [.. group.Results.Select(result => (IReadOnlyList<double>)[.. result.Test.Select(found.Of)])]) { FailedSeeds = group.Results.Count(result => result.FoundNothing) })],
            (options ?? new ComparisonOptions()) with { Measure = found.Title, Label = ScoreName.Of(found, ScorePart.Test), Part = ScoreName.Of(ScorePart.Test), Note = EmptyMaskNote.Title("", results.Select(result => result.Test), measure), Range = found.Range, HigherIsBetter = found.HigherIsBetter ?? true });
    }
}
