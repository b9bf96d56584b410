using System.Globalization;
using SegLab.Experiments;
using SegLab.Metrics;
using SegLab.Statistics;

namespace SegLab.Figures.Results;

/// <summary>Runs as a table: what each cost and what it reached.</summary>
public static class ResultTable
{
    /// <summary>One row a run, in the order given; the best value of each score is bold.</summary>
    /// <param name="results">The runs.</param>
    public static Table Of(IReadOnlyList<ExperimentResult> results) => new(EmptyMaskNote.Title("", results.Select(result => result.Test), "thresholded IoU", "IoU"),
    [
        new TableColumn("run"),
        Number("parameters"),
        Number("epochs"),
        new TableColumn("reading"),
        Number("training loss"),
        Number(ScoreName.Assignment, Best(results, result => result.AssignmentScore)),
        Number("printed by the assignment"),
        Number(ScoreName.Iou(ScorePart.Test), Best(results, result => result.PlainIou)),
        Number(ScoreName.Iou(ScorePart.HeldOut), Best(results, result => result.UnseenIou?.Mean)),
        Number("95 % interval, held out"),
        Number("seconds"),
    ],
    [.. DistinctNames.Of([.. results.Select(result => result.Experiment)]).Zip(results, Row)]);

    private static IReadOnlyList<string> Row(string name, ExperimentResult result)
    {
        var unseen = result.UnseenIou;
        return
        [
            Scores.Name(name, result),
            result.Parameters.ToString("N0", CultureInfo.InvariantCulture),
            result.History.Epochs.Count.ToString(CultureInfo.InvariantCulture),
            Scores.ReadingOf(result),
            NumberText.Of(result.FinalTrainingLoss, "F6"),
            NumberText.Of(result.AssignmentScore),
            NumberText.Of(AssignmentRuns.Published(result.Experiment)?.PublishedScore ?? double.NaN),
            NumberText.Of(result.PlainIou),
            NumberText.Of(unseen?.Mean ?? double.NaN),
            unseen is null ? NumberText.None : NumberText.Interval(unseen),
            result.History.Seconds.ToString("F1", CultureInfo.InvariantCulture),
        ];
    }

    private static TableColumn Number(string name, int? highlight = null) => new(name, ColumnAlignment.Right) { Highlight = highlight };

    private static int? Best(IReadOnlyList<ExperimentResult> results, Func<ExperimentResult, double?> score) =>
        Scores.Best([.. results.Select(result => result.FoundNothing ? null : score(result))]);
}
