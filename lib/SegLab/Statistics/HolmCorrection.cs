namespace SegLab.Statistics;

/// <summary>
/// Holm's step-down correction: with m tests at once, the chance of any false alarm stays below the level (Holm 1979, A simple
/// sequentially rejective multiple test procedure). Nothing is assumed of how the tests depend on each other.
/// </summary>
public static class HolmCorrection
{
    /// <summary>The corrected p-values: the i-th smallest times m − i + 1, never below a smaller one's, at most 1.</summary>
    /// <param name="pValues">The raw p-values, each in [0, 1].</param>
    /// <returns>One for each, in the order given.</returns>
    /// <exception cref="SegLabException">A p-value is not in [0, 1].</exception>
    public static IReadOnlyList<double> Of(IReadOnlyList<double> pValues)
    {
        var wrong = pValues.Where(p => !(p is >= 0 and <= 1)).ToList();
        if (wrong.Count > 0)
            throw new SegLabException(FormattableString.Invariant($"Holm's correction takes p-values from 0 to 1; among those given {(wrong.Count == 1 ? "is" : "are")} {string.Join(", ", wrong)}."));
        var corrected = new double[pValues.Count];
        var (reached, left) = (0.0, pValues.Count);
        foreach (var index in Enumerable.Range(0, pValues.Count).OrderBy(index => pValues[index]))
        {
            reached = Math.Max(reached, Math.Min(1, pValues[index] * left--));
            corrected[index] = reached;
        }

        return corrected;
    }
}
