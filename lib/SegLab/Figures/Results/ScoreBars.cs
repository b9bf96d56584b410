using SegLab.Experiments;

namespace SegLab.Figures.Results;

/// <summary>Scores of runs as bars, the best on top.</summary>
public static class ScoreBars
{
    /// <summary>The assignment's score, with the figure that it printed as a mark.</summary>
    /// <param name="results">The runs.</param>
    public static BarChart Assignment(IReadOnlyList<ExperimentResult> results) => new("Thresholded IoU on the test set", "thresholded IoU",
        [.. results.OrderByDescending(result => result.AssignmentScore).Select(result => new Bar(result.Name, result.AssignmentScore) { Reference = AssignmentRuns.Published(result.Experiment)?.PublishedScore })])
    {
        ReferenceName = "printed by the assignment (PH2)",
    };

    /// <summary>Mean plain IoU of the whole validation set after the last epoch.</summary>
    /// <param name="results">The runs.</param>
    public static BarChart Validation(IReadOnlyList<ExperimentResult> results) => new("Plain IoU of the validation set", "plain IoU",
        [.. results.Zip(DistinctNames.Short(results), (result, name) => new Bar(name, result.Validation.Average(counts => counts.Iou))).OrderByDescending(bar => bar.Value)]);

    /// <summary>Mean plain IoU of the test pictures, with its 95 % interval over pictures.</summary>
    /// <param name="results">The runs.</param>
    public static BarChart Test(IReadOnlyList<ExperimentResult> results) => new("Plain IoU on the test set, with 95 % interval over pictures", "plain IoU",
        [.. results.Zip(DistinctNames.Short(results), (result, name) => (Name: name, Interval: result.TestIou)).OrderByDescending(row => row.Interval.Mean)
            .Select(row => new Bar(row.Name, row.Interval.Mean) { Low = row.Interval.Lower, High = row.Interval.Upper })]);

    /// <summary>Plain IoU of the pictures that no part of the split holds, with its 95 % interval over pictures.</summary>
    /// <param name="results">The runs; those without such pictures are left out.</param>
    public static BarChart Unseen(IReadOnlyList<ExperimentResult> results) => new("Plain IoU on pictures that were never drawn, with 95 % interval", "plain IoU",
        [.. results.Select(result => (result.Name, Interval: result.UnseenIou)).Where(row => row.Interval is not null).OrderByDescending(row => row.Interval!.Mean)
            .Select(row => new Bar(row.Name, row.Interval!.Mean) { Low = row.Interval.Lower, High = row.Interval.Upper })]);
}
