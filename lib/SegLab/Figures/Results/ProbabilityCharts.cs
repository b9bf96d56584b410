using SegLab.Metrics;

namespace SegLab.Figures.Results;

/// <summary>What a network's probabilities are worth.</summary>
public static class ProbabilityCharts
{
    // Every hundredth but the ends, where all pixels are lesion or none.
    private static readonly double[] Thresholds = [.. Enumerable.Range(1, 99).Select(hundredth => hundredth / 100.0)];

    /// <summary>Mean IoU, precision and recall over pictures, against the probability above which a pixel counts as lesion.</summary>
    /// <param name="title">What stands above; empty for none.</param>
    /// <param name="pictures">One histogram a picture, at least one.</param>
    public static CurveChart ThresholdSweep(string title, IReadOnlyList<ProbabilityHistogram> pictures)
    {
        var counts = pictures.Select(picture => picture.CountsAt(Thresholds)).ToList();
        return new CurveChart(Noted(title, pictures, "IoU", "precision", "recall"), "threshold", "score, over images", [Curve("IoU", image => image.Iou), Curve("precision", image => image.Precision), Curve("recall", image => image.Recall)]);

        Curve Curve(string name, Func<ConfusionCounts, double> measure) =>
            new(name, [.. Thresholds.Select((_, index) => counts.Average(picture => measure(picture[index])))]) { X = Thresholds };
    }

    /// <summary>The reliability diagram: how many of the pixels given a probability are lesion. Pixels of all pictures together.</summary>
    /// <param name="title">What stands above; empty for none.</param>
    /// <param name="pictures">One histogram a picture, at least one.</param>
    /// <param name="bins">How many bins of equal width.</param>
    public static CurveChart Reliability(string title, IReadOnlyList<ProbabilityHistogram> pictures, int bins = 10)
    {
        var all = ProbabilityHistogram.Sum(pictures);
        var found = all.Reliability(bins).Where(bin => bin.Pixels > 0).ToList();
        return new CurveChart(Noted(title, pictures), "predicted probability of lesion", "share that is lesion",
        [
            new Curve(FormattableString.Invariant($"the network (calibration error, pooled over pixels, {all.CalibrationError(bins):F3})"), [.. found.Select(bin => bin.LesionShare)]) { X = [.. found.Select(bin => bin.MeanProbability)] },
            new Curve("perfectly calibrated", [0, 1]) { X = [0, 1], Dash = CurveDash.Dash },
        ]);
    }

    private static string Noted(string title, IReadOnlyList<ProbabilityHistogram> pictures, params string[] measures) =>
        EmptyMaskNote.TitleOf(title, [.. pictures.Select(picture => picture.CountsAt(0.5))], measures);
}
