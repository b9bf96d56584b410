using SegLab.Experiments;
using SegLab.Statistics;
using SegLab.Training;

namespace SegLab.Figures.Results;

/// <summary>What tables and figures of runs have in common: which score is best, and in which reading a run was trained.</summary>
internal static class Scores
{
    /// <summary>The position of the best score; null where there is none, or where several are best: a tie has no winner.</summary>
    /// <param name="scores">The scores; null or not a number where a run has none or is not ranked.</param>
    /// <param name="higherIsBetter">Whether the highest is best, else the lowest.</param>
    public static int? Best(IReadOnlyList<double?> scores, bool higherIsBetter = true)
    {
        var known = Enumerable.Range(0, scores.Count).Where(index => scores[index] is { } score && double.IsFinite(score)).ToList();
        if (known.Count == 0)
            return null;
        var best = known.Select(index => Ranks.Comparable(scores[index]!.Value)).Order().ElementAt(higherIsBetter ? ^1 : 0);
        return known.Where(index => Ranks.Comparable(scores[index]!.Value) == best).ToList() is [var only] ? only : null;
    }

    /// <summary>A run's name with what must be said beside every score of it: that its network found nothing.</summary>
    /// <param name="name">The name.</param>
    /// <param name="result">The run.</param>
    public static string Name(string name, ExperimentResult result) => result.FoundNothing ? $"{name} (found nothing)" : name;

    /// <summary>A run's reading in a table: <c>assignment</c> or <c>honest</c>.</summary>
    /// <param name="result">The run.</param>
    public static string ReadingOf(ExperimentResult result) => result.Experiment.Training.Reading == Reading.Honest ? "honest" : "assignment";
}
