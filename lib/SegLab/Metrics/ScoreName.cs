namespace SegLab.Metrics;

/// <summary>
/// What a score is called wherever one is printed: tables, figures, sentences, the command line. The name says what is measured, on which
/// part of the images and how it is averaged, so that one name is one number.
/// </summary>
public static class ScoreName
{
    /// <summary>The assignment's score of a run: the stepped IoU of its test images, averaged over batches. The original calls it thresholded IoU.</summary>
    public static string Assignment { get; } = Of(Measures.Find("stepped IoU"), ScorePart.Test, ScoreAverage.Batches);

    /// <summary>A score's name, such as <c>IoU (test, over images)</c> or <c>HD95 [px] (test, over images)</c>.</summary>
    /// <param name="measure">What is measured.</param>
    /// <param name="part">On which images.</param>
    /// <param name="average">How it is averaged; over images by default.</param>
    public static string Of(Measure measure, ScorePart part, ScoreAverage average = ScoreAverage.Images) =>
        $"{measure.Title}{(measure.Unit.Length > 0 ? $" [{measure.Unit}]" : "")} ({Of(part)}, {Of(average)})";

    /// <summary>The name of a mean IoU over images, the score of the honest reading: <c>IoU (test, over images)</c>.</summary>
    /// <param name="part">On which images.</param>
    public static string Iou(ScorePart part) => Of(Measures.Find("IoU"), part);

    /// <summary>A part in words: <c>validation</c>, <c>test</c>, <c>held out</c>.</summary>
    /// <param name="part">The part.</param>
    public static string Of(ScorePart part) => part switch
    {
        ScorePart.Validation => "validation",
        ScorePart.Test => "test",
        _ => "held out",
    };

    private static string Of(ScoreAverage average) => average switch
    {
        ScoreAverage.Images => "over images",
        ScoreAverage.Batches => "over batches",
        _ => "pooled over pixels",
    };
}
