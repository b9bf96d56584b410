using SegLab.Data.Files;

namespace SegLab.Data;

/// <summary>Turns problems into the one error that loading throws.</summary>
internal static class ProblemList
{
    private const int Shown = 20;

    /// <summary>An error that lists the problems, up to 20, and counts the rest.</summary>
    /// <param name="description">The data set's name.</param>
    /// <param name="problems">At least one.</param>
    public static SegLabException Refuse(string description, IReadOnlyList<DataProblem> problems)
    {
        var lines = problems.Take(Shown).Select(problem => $"  {OneLine($"{problem}")}").ToList();
        if (problems.Count > Shown)
            lines.Add($"  … and {problems.Count - Shown} more; 'seglab data check' lists them all.");
        var count = problems.Count == 1 ? "There is a problem" : $"There are {problems.Count} problems";
        return new SegLabException($"{count} in {OneLine(description)}; correct or remove the files:\n{string.Join('\n', lines)}");
    }

    // A name with a line break must not look like a line of its own.
    private static string OneLine(string text) => text.Replace("\r", "\\r", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    /// <summary>Throws that error where there are any.</summary>
    /// <param name="description">The data set's name.</param>
    /// <param name="layoutProblems">What was wrong before any file was read.</param>
    /// <param name="readings">Of all pairs.</param>
    /// <exception cref="SegLabException">There is a problem.</exception>
    public static void RefuseAny(string description, IReadOnlyList<DataProblem> layoutProblems, IReadOnlyList<PairReading> readings)
    {
        var problems = Sort([.. layoutProblems, .. readings.SelectMany(reading => reading.Problems)]);
        if (problems.Count > 0)
            throw Refuse(description, problems);
    }

    /// <summary>In an order that does not depend on which thread was first.</summary>
    /// <param name="problems">All problems.</param>
    public static IReadOnlyList<DataProblem> Sort(IEnumerable<DataProblem> problems) =>
        [.. problems.OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Message, StringComparer.Ordinal)];
}
