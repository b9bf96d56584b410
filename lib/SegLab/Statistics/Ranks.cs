namespace SegLab.Statistics;

/// <summary>Ranks from 1; equal values share the mean of theirs.</summary>
internal static class Ranks
{
    /// <summary>
    /// A number as it is compared: to twelve decimals, so that scores equal on paper are equal in a computer (0.3 − 0.2 and 0.2 − 0.1 are
    /// not), far below what any score of an image resolves.
    /// </summary>
    /// <param name="value">The number.</param>
    public static double Comparable(double value) => Math.Round(value, 12) + 0.0;

    /// <summary>The ranks, 1 for the smallest.</summary>
    /// <param name="values">Comparable numbers.</param>
    public static double[] Of(IReadOnlyList<double> values)
    {
        var order = Enumerable.Range(0, values.Count).OrderBy(index => values[index]).ToArray();
        var ranks = new double[values.Count];
        for (var first = 0; first < order.Length;)
        {
            var next = first + 1;
            while (next < order.Length && values[order[next]] == values[order[first]])
                next++;
            for (var place = first; place < next; place++)
                ranks[order[place]] = (first + 1 + next) / 2.0;
            first = next;
        }

        return ranks;
    }

    /// <summary>The sum over groups of equal values of t³ − t, with t values each: what tie corrections subtract.</summary>
    /// <param name="values">Comparable numbers.</param>
    public static double TieTerm(IEnumerable<double> values) =>
        values.GroupBy(value => value).Sum(group => Math.Pow(group.Count(), 3) - group.Count());
}
