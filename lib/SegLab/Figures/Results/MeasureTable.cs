using System.Globalization;
using SegLab.Experiments;
using SegLab.Metrics;

namespace SegLab.Figures.Results;

/// <summary>Runs as a table of measures: means over the test pictures, the best of each in bold.</summary>
public static class MeasureTable
{
    /// <summary>One row a run, the highest mean IoU first.</summary>
    /// <param name="results">The runs.</param>
    /// <param name="names">The measures to show, by their names in <see cref="Measures.All"/>, such as <c>HD95</c>.</param>
    /// <exception cref="SegLabException">There is no such measure; the message lists those there are.</exception>
    public static Table Of(IReadOnlyList<ExperimentResult> results, IReadOnlyList<string> names)
    {
        var measures = names.Select(Measures.Find).ToList();
        var rows = results.Zip(DistinctNames.Short(results), (result, name) => (Name: name, Result: result, Means: measures.Select(measure => measure.MeanOverImages(result.Test)).ToList()))
            .OrderByDescending(row => row.Result.PlainIou).ToList();
        return new Table($"Means over {Count(results)} test pictures",
        [
            new TableColumn("run"),
            .. measures.Select((measure, column) => new TableColumn(measure.Unit.Length > 0 ? $"{measure.Name} ({measure.Unit})" : measure.Name, ColumnAlignment.Right)
            {
                Highlight = Best(measure, [.. rows.Select(row => row.Means[column])]),
            }),
            new TableColumn("95 % interval of IoU", ColumnAlignment.Right),
            new TableColumn("seconds", ColumnAlignment.Right),
        ],
        [.. rows.Select(row => (IReadOnlyList<string>)[row.Name, .. row.Means.Select(Text), Interval(row.Result), row.Result.History.Seconds.ToString("F1", CultureInfo.InvariantCulture)])]);
    }

    private static string Count(IReadOnlyList<ExperimentResult> results) => string.Join(" or ", results.Select(result => result.Test.Count).Distinct().Order());

    private static int? Best(Measure measure, IReadOnlyList<double> means)
    {
        var known = Enumerable.Range(0, means.Count).Where(row => !double.IsNaN(means[row])).ToList();
        return (known.Count, measure.HigherIsBetter) switch
        {
            (0, _) or (_, null) => null,
            (_, true) => known.MaxBy(row => means[row]),
            _ => known.MinBy(row => means[row]),
        };
    }

    private static string Text(double mean) => double.IsNaN(mean) ? "–" : mean.ToString("F3", CultureInfo.InvariantCulture);

    private static string Interval(ExperimentResult result)
    {
        var interval = result.TestIou;
        return FormattableString.Invariant($"{interval.Lower:F3} – {interval.Upper:F3}");
    }
}
