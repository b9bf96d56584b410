using SegLab.Data;
using SegLab.Experiments;

namespace SegLab.Figures.Results;

/// <summary>Where a network does best, middling and worst.</summary>
public static class RankedPictures
{
    /// <summary>Three rows of test pictures with hits, misses and false alarms: the best, those around the median, the worst, by IoU, which is 1 for an image without lesion where nothing was found, else 0.</summary>
    /// <param name="title">What stands above; empty for none.</param>
    /// <param name="images">The pictures' set.</param>
    /// <param name="split">The split that the run was tested by.</param>
    /// <param name="result">The run, with its <see cref="ExperimentResult.TestMasks"/>.</param>
    /// <param name="each">How many pictures a row, at least 1.</param>
    /// <exception cref="SegLabException">The run has no masks, or there are fewer test pictures than three rows need.</exception>
    public static PictureGrid Of(string title, ImageSet images, Split split, ExperimentResult result, int each = 5)
    {
        if (result.TestMasks.Count < split.Test.Count)
            throw new SegLabException($"There are no predicted masks for {result.Name}: they were not kept. Train again, or load the run's network and predict.");
        if (each < 1 || split.Test.Count < 3 * each)
            throw new SegLabException($"Best, median and worst were to show {each} pictures each, and there are {split.Test.Count} test pictures; show at least 1 and at most a third of them.");
        var order = Enumerable.Range(0, split.Test.Count).OrderByDescending(position => result.Test[position].Iou).ToList();
        return new PictureGrid(title,
        [
            Row("best", order.Take(each)),
            Row("median", order.Skip((order.Count - each) / 2).Take(each)),
            Row("worst", order.TakeLast(each)),
        ]);

        PictureRow Row(string label, IEnumerable<int> positions)
        {
            var shown = positions.ToList();
            return new PictureRow(label, [.. shown.Select(position => Picture.Overlay(images.Picture(split.Test[position]), result.TestMasks[position], images.Mask(split.Test[position])))])
            {
                Captions = [.. shown.Select(position => FormattableString.Invariant($"{images.Names[split.Test[position]]} · {result.Test[position].Iou:F2}"))],
            };
        }
    }
}
