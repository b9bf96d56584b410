namespace SegLab.Metrics;

/// <summary>Says below a table or figure what images without lesion count in it.</summary>
public static class EmptyMaskNote
{
    /// <summary>A table's or figure's title, and what has to be said of images without lesion.</summary>
    /// <param name="title">The title; it may be empty.</param>
    /// <param name="runs">What was measured of each run; of several the one with most such images counts.</param>
    /// <param name="measures">The names of what is shown, as in <see cref="Measures.All"/>.</param>
    /// <returns>The title alone where every image has a lesion.</returns>
    public static string Title(string title, IEnumerable<IReadOnlyCollection<ImageMeasures>> runs, params IEnumerable<string> measures) =>
        Noted(title, Of(runs.MaxBy(Count) ?? [], measures.Select(Measures.Find)));

    /// <summary>The same where there are counts of pixels alone.</summary>
    /// <param name="title">The title; it may be empty.</param>
    /// <param name="images">Of each image.</param>
    /// <param name="measures">The names of what is shown; none where no measure is taken of each image.</param>
    internal static string TitleOf(string title, IReadOnlyCollection<ConfusionCounts> images, IEnumerable<string> measures) =>
        Noted(title, Of(images.Count(HasNoLesion), images.Count, measures.Select(Measures.Find)));

    /// <summary>Counts the images whose true mask is empty, and gives the rule of each measure shown.</summary>
    /// <param name="images">What was measured.</param>
    /// <param name="measures">What is shown.</param>
    /// <returns>
    /// Such as <c>2 of 50 images are without lesion; there IoU, Dice count 1 where nothing was found, else 0.</c> Null where every image
    /// has a lesion.
    /// </returns>
    public static string? Of(IReadOnlyCollection<ImageMeasures> images, params IEnumerable<Measure> measures) => Of(Count(images), images.Count, measures);

    private static string? Of(int empty, int images, IEnumerable<Measure> measures)
    {
        if (empty == 0)
            return null;
        var rules = measures.Where(measure => measure.WithoutLesion.Length > 0)
            .GroupBy(measure => measure.WithoutLesion, StringComparer.Ordinal)
            .Select(rule => $"{string.Join(", ", rule)} count{(rule.Count() == 1 ? "s" : "")} {rule.Key}").ToArray();
        var there = rules.Length == 0 ? "" : "; there " + string.Join("; ", rules);
        return $"{empty} of {images} images {(empty == 1 ? "is" : "are")} without lesion{there}.";
    }

    private static string Noted(string title, string? note) => note is null ? title : title.Length == 0 ? note : $"{title}. {note}";

    private static int Count(IReadOnlyCollection<ImageMeasures> images) => images.Count(image => HasNoLesion(image.Counts));

    private static bool HasNoLesion(ConfusionCounts counts) => counts.TruePositives + counts.FalseNegatives == 0;
}
