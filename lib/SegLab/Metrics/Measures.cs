using SegLab.Statistics;

namespace SegLab.Metrics;

/// <summary>The measures there are: a plain list, which tables, files and comparisons walk over.</summary>
public static class Measures
{
    /// <summary>All of them; <see cref="ImageMeasures"/> defines each.</summary>
    public static IReadOnlyList<Measure> All { get; } =
    [
        new("IoU", true, counts => counts.Iou),
        new("thresholded IoU", true, counts => counts.ThresholdedIou) { Title = "stepped IoU" },
        new("Dice", true, counts => counts.Dice),
        new("precision", true, counts => counts.Precision),
        new("recall", true, counts => counts.Recall),
        new("specificity", true, counts => counts.Specificity),
        new("accuracy", true, counts => counts.Accuracy),
        new("area error", null, counts => counts.AreaError) { Range = new(-1, double.PositiveInfinity) },
        new("absolute area error", "", false, image => Math.Abs(image.AreaError)) { Range = ScoreRange.NonNegative },
        new("boundary IoU", "", true, image => image.BoundaryIou),
        new("NSD", "", true, image => image.Nsd),
        new("HD", "px", false, image => image.Hausdorff) { Range = ScoreRange.NonNegative },
        new("HD95", "px", false, image => image.Hausdorff95) { Range = ScoreRange.NonNegative },
        new("ASSD", "px", false, image => image.Assd) { Range = ScoreRange.NonNegative },
        new("compactness", "", null, image => image.Compactness),
        new("truth compactness", "", null, image => image.TruthCompactness),
        new("AP", "", true, image => image.AveragePrecision),
        new("ECE", "", false, image => image.CalibrationError),
    ];

    /// <summary>The measure of that name or title, whatever its case.</summary>
    /// <param name="name">Such as <c>HD95</c>.</param>
    /// <exception cref="SegLabException">There is none; the message lists those there are.</exception>
    public static Measure Find(string name) =>
        All.FirstOrDefault(measure => string.Equals(measure.Name, name, StringComparison.OrdinalIgnoreCase) || string.Equals(measure.Title, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new SegLabException($"There is no measure '{name}'. There are: {string.Join(", ", All)}.");
}
