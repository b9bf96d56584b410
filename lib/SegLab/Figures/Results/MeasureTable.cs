using System.Globalization;
using SegLab.Experiments;
using SegLab.Metrics;
using SegLab.Statistics;

namespace SegLab.Figures.Results;

/// <summary>Runs as a table of measures: means over the test pictures, the best of each in bold.</summary>
public static class MeasureTable
{
    /// <summary>One row a run, the highest mean IoU first; the title says for all columns on which images and how they are averaged.</summary>
    /// <param name="results">The runs.</param>
    /// <param name="names">The measures to show, by their names in <see cref="Measures.All"/>, such as <c>HD95</c>.</param>
    /// <exception cref="SegLabException">There is no such measure; the message lists those there are.</exception>
    public static Table Of(IReadOnlyList<ExperimentResult> results, IReadOnlyList<string> names)
    {
        var measures = names.Select(Measures.Find).ToList();
        var rows = results.Zip(DistinctNames.Short(results), (result, name) => (Name: Scores.Name(name, result), Result: result, Means: measures.Select(measure => measure.MeanOverImages(result.Test)).ToList()))
            .OrderByDescending(row => row.Result.PlainIou).ToList();
        return new Table(EmptyMaskNote.Title($"Measures (test, over images), {Count(results)} images", results.Select(result => result.Test), names),
        [
            new TableColumn("run"),
            .. measures.Select((measure, column) => new TableColumn(measure.Unit.Length > 0 ? $"{measure.Title} ({measure.Unit})" : measure.Title, ColumnAlignment.Right)
            {
                Highlight = measure.HigherIsBetter is { } higher ? Scores.Best([.. rows.Select(row => row.Result.FoundNothing ? null : (double?)row.Means[column])], higher) : null,
            }),
            new TableColumn("95 % interval of IoU", ColumnAlignment.Right),
            new TableColumn("seconds", ColumnAlignment.Right),
        ],
        [.. rows.Select(row => (IReadOnlyList<string>)[row.Name, .. row.Means.Select(mean => NumberText.Of(mean)), NumberText.Interval(row.Result.TestIou), row.Result.History.Seconds.ToString("F1", CultureInfo.InvariantCulture)])]);
    }

    private static string Count(IReadOnlyList<ExperimentResult> results) => string.Join(" or ", results.Select(result => result.Test.Count).Distinct().Order());
}
