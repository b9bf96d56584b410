namespace SegLab.Statistics;

/// <summary>What is wrong with scores, in words that follow a colon; nothing where they can be used.</summary>
internal static class ScoreRequirements
{
    /// <summary>Scores of several seeds or treatments on the same images.</summary>
    /// <param name="scores">One list each.</param>
    public static IEnumerable<string> Matrix(IReadOnlyList<IReadOnlyList<double>> scores)
    {
        if (scores.Count == 0 || scores.All(list => list.Count == 0))
        {
            yield return "there are no values, and at least one is needed";
            yield break;
        }

        if (scores.Any(list => list.Count != scores[0].Count))
            yield return $"the lists have {string.Join(", ", scores.Select(list => list.Count))} values, and the same images are needed in each";
        for (var index = 0; index < scores.Count; index++)
        {
            foreach (var problem in Finite(scores[index]))
                yield return scores.Count == 1 ? problem : $"{problem} (list {index})";
        }
    }

    /// <summary>Two lists of scores on the same images.</summary>
    /// <param name="first">One value an image.</param>
    /// <param name="second">One value an image.</param>
    public static IEnumerable<string> Pair(IReadOnlyList<double> first, IReadOnlyList<double> second) => Matrix([first, second]);

    /// <summary>Scores that must lie in a range.</summary>
    /// <param name="scores">One list each.</param>
    /// <param name="range">The range; null for any.</param>
    public static IEnumerable<string> Within(IReadOnlyList<IReadOnlyList<double>> scores, ScoreRange? range) =>
        range is not null && scores.SelectMany(list => list).Where(value => double.IsFinite(value) && !range.Holds(value)).ToList() is [var first, ..]
            ? [FormattableString.Invariant($"a value is {first}, and numbers from {range.Lower} to {range.Upper} are expected")]
            : [];

    private static IEnumerable<string> Finite(IReadOnlyList<double> values)
    {
        if (values.Any(value => !double.IsFinite(value)))
            yield return $"value {values.TakeWhile(double.IsFinite).Count()} is not a finite number";
    }
}
