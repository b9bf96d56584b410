using System.Globalization;
using SegLab.Experiments;

namespace SegLab.Figures.Results;

/// <summary>Runs as a table: what each cost and what it reached.</summary>
public static class ResultTable
{
    /// <summary>One row a run, in the order given; the best value of each score is bold.</summary>
    /// <param name="results">The runs.</param>
    public static Table Of(IReadOnlyList<ExperimentResult> results) => new("",
    [
        new TableColumn("run"),
        Number("parameters"),
        Number("epochs"),
        Number("training loss"),
        Number("thresholded IoU", Best(results, result => result.AssignmentScore)),
        Number("assignment's figure"),
        Number("plain IoU (test)", Best(results, result => result.PlainIou)),
        Number("plain IoU (never drawn)", Best(results, result => result.Unseen.Count == 0 ? null : result.Unseen.Average(picture => picture.Iou))),
        Number("95 % interval"),
        Number("seconds"),
    ],
    [.. DistinctNames.Of([.. results.Select(result => result.Experiment)]).Zip(results, Row)]);

    private static IReadOnlyList<string> Row(string name, ExperimentResult result)
    {
        var unseen = result.UnseenIou;
        return
        [
            name,
            result.Parameters.ToString("N0", CultureInfo.InvariantCulture),
            result.History.Epochs.Count.ToString(CultureInfo.InvariantCulture),
            result.FinalTrainingLoss.ToString("F6", CultureInfo.InvariantCulture),
            result.AssignmentScore.ToString("F3", CultureInfo.InvariantCulture),
            AssignmentRuns.Published(result.Experiment)?.PublishedScore.ToString("F3", CultureInfo.InvariantCulture) ?? "–",
            result.PlainIou.ToString("F3", CultureInfo.InvariantCulture),
            unseen?.Mean.ToString("F3", CultureInfo.InvariantCulture) ?? "–",
            unseen is { } interval ? FormattableString.Invariant($"{interval.Lower:F3} – {interval.Upper:F3}") : "–",
            result.History.Seconds.ToString("F1", CultureInfo.InvariantCulture),
        ];
    }

    private static TableColumn Number(string name, int? highlight = null) => new(name, ColumnAlignment.Right) { Highlight = highlight };

    private static int? Best(IReadOnlyList<ExperimentResult> results, Func<ExperimentResult, double?> score) =>
        Enumerable.Range(0, results.Count).Where(index => score(results[index]) is not null).Select(index => (int?)index).MaxBy(index => score(results[index!.Value]));
}
