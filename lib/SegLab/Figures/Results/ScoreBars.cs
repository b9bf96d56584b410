using SegLab.Experiments;
using SegLab.Metrics;
using SegLab.Statistics;

namespace SegLab.Figures.Results;

/// <summary>Scores of runs as bars, the best on top.</summary>
public static class ScoreBars
{
    /// <summary>The assignment's score, with the figure that it printed as a mark.</summary>
    /// <param name="results">The runs.</param>
    public static BarChart Assignment(IReadOnlyList<ExperimentResult> results) => new(
        EmptyMaskNote.Title($"The assignment's score: {ScoreName.Assignment}", results.Select(result => result.Test), "thresholded IoU"),
        ScoreName.Assignment,
        [.. results.OrderByDescending(result => result.AssignmentScore).Select(result => new Bar(Scores.Name(result.Name, result), result.AssignmentScore) { Reference = AssignmentRuns.Published(result.Experiment)?.PublishedScore })])
    {
        ReferenceName = "printed by the assignment (PH2)",
    };

    /// <summary>Mean IoU over the whole validation set after training.</summary>
    /// <param name="results">The runs.</param>
    public static BarChart Validation(IReadOnlyList<ExperimentResult> results) => new(Title($"{ScoreName.Iou(ScorePart.Validation)}, after training", results.Select(result => result.Validation)), ScoreName.Iou(ScorePart.Validation),
        [.. results.Zip(DistinctNames.Short(results), (result, name) => new Bar(Scores.Name(name, result), result.Validation.Average(counts => counts.Iou))).OrderByDescending(bar => bar.Value)]);

    /// <summary>Mean IoU over the test images, with its 95 % interval over images.</summary>
    /// <param name="results">The runs.</param>
    public static BarChart Test(IReadOnlyList<ExperimentResult> results) => new(Title($"{ScoreName.Iou(ScorePart.Test)}, with 95 % interval", results.Select(result => result.Test)), ScoreName.Iou(ScorePart.Test),
        [.. results.Zip(DistinctNames.Short(results), (result, name) => Bar(Scores.Name(name, result), result.TestIou)).OrderByDescending(bar => bar.Value)]);

    /// <summary>Mean IoU over the held-out images, those that no part of the split has, with its 95 % interval over images.</summary>
    /// <param name="results">The runs; those without such images are left out.</param>
    public static BarChart Unseen(IReadOnlyList<ExperimentResult> results) => new(Title($"{ScoreName.Iou(ScorePart.HeldOut)}, with 95 % interval", results.Select(result => result.Unseen)), ScoreName.Iou(ScorePart.HeldOut),
        [.. results.Where(result => result.Unseen.Count > 0).Select(result => Bar(Scores.Name(result.Name, result), result.UnseenIou!)).OrderByDescending(bar => bar.Value)]);

    private static Bar Bar(string name, MeanInterval interval) => new(name, interval.Mean)
    {
        Low = interval.HasWidth ? interval.Lower : null,
        High = interval.HasWidth ? interval.Upper : null,
    };

    private static string Title(string title, IEnumerable<IReadOnlyCollection<ImageMeasures>> runs) => EmptyMaskNote.Title(title, runs, "IoU");
}
