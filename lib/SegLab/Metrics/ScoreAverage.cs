namespace SegLab.Metrics;

/// <summary>How a score of many images becomes one number.</summary>
public enum ScoreAverage
{
    /// <summary>The mean over images: each weighs the same (<see cref="Measure.MeanOverImages"/>).</summary>
    Images,

    /// <summary>The mean over batches of the mean over a batch's images, as the assignment's score (<see cref="AssignmentScore"/>).</summary>
    Batches,

    /// <summary>The pixels of all images taken together: a large lesion weighs more than a small one (<see cref="Measure.Pooled"/>).</summary>
    Pixels,
}
