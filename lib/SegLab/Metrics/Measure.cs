using SegLab.Statistics;

namespace SegLab.Metrics;

/// <summary>One of the numbers that an image's prediction is measured by, and how it is averaged over images.</summary>
public sealed class Measure
{
    private readonly Func<ConfusionCounts, double>? _ofCounts;

    /// <summary>A measure that is a number an image and nothing else, such as a distance.</summary>
    /// <param name="name">As files call it.</param>
    /// <param name="unit">Such as <c>px</c>; empty for a share.</param>
    /// <param name="higherIsBetter">Whether more is better; null where the value describes and does not judge.</param>
    /// <param name="of">The number of one image.</param>
    public Measure(string name, string unit, bool? higherIsBetter, Func<ImageMeasures, double> of) => (Name, Unit, HigherIsBetter, Of) = (name, unit, higherIsBetter, of);

    /// <summary>A measure that comes from the counts of pixels, and can be pooled.</summary>
    /// <param name="name">As files call it.</param>
    /// <param name="higherIsBetter">Whether more is better; null where the value describes and does not judge.</param>
    /// <param name="ofCounts">The number from the counts of one image, or of all together.</param>
    public Measure(string name, bool? higherIsBetter, Func<ConfusionCounts, double> ofCounts)
        : this(name, "", higherIsBetter, measures => ofCounts(measures.Counts)) => _ofCounts = ofCounts;

    /// <summary>As files call it: <c>IoU</c>, <c>HD95</c>. What was stored under it is found again.</summary>
    public string Name { get; }

    /// <summary>As tables, figures and sentences call it; <see cref="ScoreName"/> says over what it is averaged. The name, unless another is given.</summary>
    public string Title { get => field ?? Name; init; }

    /// <summary>Between what its numbers lie. From 0 to 1 unless another is given.</summary>
    public ScoreRange Range { get; init; } = ScoreRange.Share;

    /// <summary><c>px</c> for distances; empty for shares and ratios.</summary>
    public string Unit { get; }

    /// <summary>Whether more is better; null where the value describes and does not judge: a signed error, a shape.</summary>
    public bool? HigherIsBetter { get; }

    /// <summary>What an image without lesion counts, as tables say it below their numbers: <c>1 where nothing was found, else 0</c>. Empty where nothing about it is special.</summary>
    public string WithoutLesion { get; init; } = "";

    /// <summary>The number of one image.</summary>
    public Func<ImageMeasures, double> Of { get; }

    /// <summary>Whether <see cref="Pooled"/> gives a number: the measure comes from counts of pixels.</summary>
    public bool CanBePooled => _ofCounts is not null;

    /// <summary>The mean over images: every image weighs the same.</summary>
    /// <param name="images">At least one.</param>
    /// <returns>NaN where an image's is: what needs probabilities, without them.</returns>
    /// <exception cref="SegLabException">There are no images.</exception>
    public double MeanOverImages(IReadOnlyCollection<ImageMeasures> images) => Some(images).Average(Of);

    /// <summary>The measure of all images' pixels taken together, such as the IoU of the summed counts: large lesions weigh more.</summary>
    /// <param name="images">At least one.</param>
    /// <returns>Null where pixels can't be taken together: distances and shapes; <see cref="ProbabilityHistogram.Sum"/> and <see cref="AveragePrecision.Pooled"/> pool probabilities.</returns>
    /// <exception cref="SegLabException">There are no images.</exception>
    public double? Pooled(IReadOnlyCollection<ImageMeasures> images) => _ofCounts?.Invoke(Some(images).Select(image => image.Counts).Aggregate((sum, counts) => sum + counts));

    /// <summary>The title.</summary>
    public override string ToString() => Title;

    private IReadOnlyCollection<ImageMeasures> Some(IReadOnlyCollection<ImageMeasures> images) => images.Count > 0
        ? images
        : throw new SegLabException($"{Title} over images needs at least one image; none was given.");
}
