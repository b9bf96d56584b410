using SegLab.Data;
using SegLab.Experiments;
using SegLab.Metrics;
using SegLab.Statistics;

namespace SegLab.Figures.Results;

/// <summary>IoU against the size of the lesion.</summary>
public static class LesionSizes
{
    /// <summary>The test pictures in groups by the lesion's share of the picture, smallest first: each picture's IoU, the group's mean and its interval over pictures.</summary>
    /// <param name="title">What stands above; empty for none.</param>
    /// <param name="images">The pictures' set.</param>
    /// <param name="split">The split that the run was tested by.</param>
    /// <param name="result">The run.</param>
    /// <param name="groups">How many groups, at least 1 and at most one a picture.</param>
    /// <exception cref="SegLabException">There are more groups than test pictures, or none.</exception>
    public static IntervalChart Of(string title, ImageSet images, Split split, ExperimentResult result, int groups = 5)
    {
        if (groups < 1 || groups > result.Test.Count)
            throw new SegLabException($"{result.Test.Count} test pictures can't be put into {groups} groups by size; choose 1 to {result.Test.Count}.");
        var sorted = split.Test.Select((index, position) => (Share: images.Mask(index).LesionShare, result.Test[position].Iou)).OrderBy(picture => picture.Share).ToList();
        return new IntervalChart(EmptyMaskNote.Title(title, [result.Test], "IoU"), ScoreName.Iou(ScorePart.Test), [.. Enumerable.Range(0, groups).Select(Row)]) { PointName = "each image", IntervalName = "mean and 95 % interval" };

        IntervalRow Row(int group)
        {
            var members = sorted[(group * sorted.Count / groups)..((group + 1) * sorted.Count / groups)];
            var interval = MeanInterval.Of([.. members.Select(picture => picture.Iou)], result.Experiment.Training.Seed, range: ScoreRange.Share);
            return new IntervalRow(FormattableString.Invariant($"{100 * members[0].Share:F0} to {100 * members[^1].Share:F0} % lesion"), interval.Mean)
            {
                Low = interval.HasWidth ? interval.Lower : null,
                High = interval.HasWidth ? interval.Upper : null,
                Points = [.. members.Select(picture => picture.Iou)],
            };
        }
    }
}
