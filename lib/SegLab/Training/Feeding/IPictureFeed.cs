namespace SegLab.Training.Feeding;

/// <summary>Hands out training pictures and masks, batch by batch, on the device. All feeds give the same bits.</summary>
internal interface IPictureFeed : IDisposable
{
    /// <summary>Starts an epoch.</summary>
    /// <param name="order">Positions among the training pictures, in the order of the epoch.</param>
    /// <param name="from">The batch that is taken first, counted from 0.</param>
    void Begin(IReadOnlyList<int> order, int from);

    /// <summary>The next batch of the epoch, as <c>[B, 3, H, W]</c> in [0, 1] and what it is held against. The caller disposes both.</summary>
    /// <param name="batch">Counted from 0, rising by 1 from the one that is taken first.</param>
    TrainingBatch Take(int batch);

    /// <summary>The first training pictures, in no epoch's order.</summary>
    /// <param name="count">How many.</param>
    TrainingBatch First(int count);
}
