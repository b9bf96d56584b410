namespace SegLab.Metrics;

/// <summary>How the assignment averages its score: the mean of the batches' means.</summary>
/// <remarks>Where the last batch is smaller its images count more, so this is not the mean over images.</remarks>
public static class AssignmentScore
{
    /// <summary>The mean over batches of the mean over a batch's images.</summary>
    /// <param name="scores">One score an image, in the order of the batches.</param>
    /// <param name="batchSize">Images a batch; the last one may have fewer. At least 1.</param>
    /// <exception cref="SegLabException">There are no scores, or the batch size is below 1.</exception>
    public static double Of(IReadOnlyList<double> scores, int batchSize)
    {
        if (scores.Count == 0)
            throw new SegLabException("A mean score needs at least one image; none was given.");
        if (batchSize < 1)
            throw new SegLabException($"A mean score over batches needs a batch size of at least 1; it was given {batchSize}.");
        return scores.Chunk(batchSize).Average(batch => batch.Average());
    }
}
