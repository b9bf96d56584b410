using SegLab.Experiments;

namespace SegLab.Figures.Results;

/// <summary>Names that tell runs apart and leave out what all have in common.</summary>
internal static class RunNames
{
    /// <summary>The losses, where all runs share the network; the networks, where all share the loss; else both.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<ExperimentResult> results)
    {
        var losses = results.Select(result => result.Experiment.Loss.Name).ToList();
        if (losses.Distinct(StringComparer.Ordinal).Count() == losses.Count && results.Select(result => result.Experiment.Architecture).Distinct().Count() == 1)
            return losses;
        var networks = results.Select(result => result.Experiment.Architecture.Name).ToList();
        return networks.Distinct(StringComparer.Ordinal).Count() == networks.Count && losses.Distinct(StringComparer.Ordinal).Count() == 1
            ? networks
            : [.. results.Select(result => result.Name)];
    }
}
