namespace SegLab.Training;

/// <summary>An epoch's training loss, made from those of its batches.</summary>
internal static class EpochLoss
{
    /// <summary>
    /// The mean over images in the honest reading: a last batch of one image counts as one. In the assignment's reading the mean over
    /// batches, as the original printed it. Where all batches are of one size the two are the same, to the bit.
    /// </summary>
    /// <param name="batches">Each batch's loss, a mean over its images, in the epoch's order.</param>
    /// <param name="images">How many images the batches hold together.</param>
    /// <param name="options">Batch size and reading.</param>
    public static double Of(float[] batches, int images, TrainingOptions options) => WeighsImages(images, options)
        ? ((options.BatchSize * batches[..^1].Sum(loss => (double)loss)) + (images % options.BatchSize * (double)batches[^1])) / images
        : batches.Average();

    /// <summary>Whether weighing makes a difference: in the honest reading, where the last batch is smaller than the others.</summary>
    /// <param name="images">How many images are trained on.</param>
    /// <param name="options">Batch size and reading.</param>
    public static bool WeighsImages(int images, TrainingOptions options) => options.Reading == Reading.Honest && images % Math.Max(1, options.BatchSize) != 0;
}
