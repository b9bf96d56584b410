using SegLab.Statistics;

namespace SegLab.Metrics;

/// <summary>The measures there are: a plain list, which tables, files and comparisons walk over.</summary>
public static class Measures
{
    private const string Overlap = "1 where nothing was found, else 0";
    private const string Error = "0 where nothing was found, else 1";
    private const string Distance = "0 where nothing was found, else the image's diagonal";
    private const string One = "1";
    private const string Zero = "0";

    /// <summary>All of them; <see cref="ImageMeasures"/> defines each.</summary>
    public static IReadOnlyList<Measure> All { get; } =
    [
        new("IoU", true, counts => counts.Iou) { WithoutLesion = Overlap },
        new("thresholded IoU", true, counts => counts.ThresholdedIou) { Title = "stepped IoU", WithoutLesion = Overlap },
        new("Dice", true, counts => counts.Dice) { WithoutLesion = Overlap },
        new("precision", true, counts => counts.Precision) { WithoutLesion = Overlap },
        new("recall", true, counts => counts.Recall) { WithoutLesion = Overlap },
        new("specificity", true, counts => counts.Specificity),
        new("accuracy", true, counts => counts.Accuracy),
        new("area error", null, counts => counts.AreaError) { Range = new(-1, double.PositiveInfinity), WithoutLesion = Error },
        new("absolute area error", "", false, image => Math.Abs(image.AreaError)) { Range = ScoreRange.NonNegative, WithoutLesion = Error },
        new("boundary IoU", "", true, image => image.BoundaryIou) { WithoutLesion = Overlap },
        new("NSD", "", true, image => image.Nsd) { WithoutLesion = Overlap },
        new("HD", "px", false, image => image.Hausdorff) { Range = ScoreRange.NonNegative, WithoutLesion = Distance },
        new("HD95", "px", false, image => image.Hausdorff95) { Range = ScoreRange.NonNegative, WithoutLesion = Distance },
        new("ASSD", "px", false, image => image.Assd) { Range = ScoreRange.NonNegative, WithoutLesion = Distance },
        new("compactness", "", null, image => image.Compactness),
        new("truth compactness", "", null, image => image.TruthCompactness) { WithoutLesion = One },
        new("AP", "", true, image => image.AveragePrecision) { WithoutLesion = Zero },
        new("ECE", "", false, image => image.CalibrationError),
    ];

    /// <summary>The measure of that name or title, whatever its case.</summary>
    /// <param name="name">Such as <c>HD95</c>.</param>
    /// <exception cref="SegLabException">There is none; the message lists those there are.</exception>
    public static Measure Find(string name) =>
        All.FirstOrDefault(measure => string.Equals(measure.Name, name, StringComparison.OrdinalIgnoreCase) || string.Equals(measure.Title, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new SegLabException($"There is no measure '{name}'. There are: {string.Join(", ", All)}.");
}
