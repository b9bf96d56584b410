namespace SegLab.Statistics;

/// <summary>Over what an interval says something: what would be drawn anew if the study were repeated.</summary>
public enum SampledOver
{
    /// <summary>Other images, the same trained networks.</summary>
    Images,

    /// <summary>Other images and other training runs of the same recipe.</summary>
    SeedsAndImages,
}
