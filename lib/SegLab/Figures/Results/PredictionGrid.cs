using SegLab.Data;
using SegLab.Experiments;
using SegLab.Training;

namespace SegLab.Figures.Results;

/// <summary>Pictures over what a network makes of them over the truth.</summary>
public static class PredictionGrid
{
    /// <summary>Three rows: picture, prediction, truth.</summary>
    /// <param name="title">What stands above; empty for none.</param>
    /// <param name="images">The pictures' set.</param>
    /// <param name="predictions">Which pictures, and what was predicted.</param>
    public static PictureGrid Of(string title, ImageSet images, IReadOnlyList<PreviewPicture> predictions) => new(title,
    [
        new PictureRow("picture", [.. predictions.Select(shown => Picture.From(images.Picture(shown.Index)))]),
        new PictureRow("prediction", [.. predictions.Select(shown => Picture.From(shown.Prediction))]),
        new PictureRow("truth", [.. predictions.Select(shown => Picture.From(images.Mask(shown.Index)))]) { Captions = [.. predictions.Select(shown => images.Names[shown.Index])] },
    ]);

    /// <summary>Test pictures over their truth over what each run predicts for them.</summary>
    /// <param name="title">What stands above; empty for none.</param>
    /// <param name="images">The pictures' set.</param>
    /// <param name="split">The split that the runs share.</param>
    /// <param name="results">The runs, each with its <see cref="ExperimentResult.TestMasks"/>.</param>
    /// <param name="pictures">How many test pictures to show, the first ones.</param>
    /// <exception cref="SegLabException">A run has no masks for them.</exception>
    public static PictureGrid Test(string title, ImageSet images, Split split, IReadOnlyList<ExperimentResult> results, int pictures)
    {
        var shown = split.Test.Take(pictures).ToList();
        var without = results.Where(result => result.TestMasks.Count < shown.Count).Select(result => result.Name).ToList();
        if (without.Count > 0)
            throw new SegLabException($"There are no predicted masks of {shown.Count} test pictures for {string.Join(", ", without)}: they were not kept. Train again, or load the run's network and predict.");
        var rows = new List<PictureRow>
        {
            new("picture", [.. shown.Select(index => Picture.From(images.Picture(index)))]),
            new("truth", [.. shown.Select(index => Picture.From(images.Mask(index)))]),
        };
        rows.AddRange(results.Zip(DistinctNames.Short(results), (result, name) => new PictureRow(name, [.. result.TestMasks.Take(shown.Count).Select(Picture.From)])));
        rows[^1] = rows[^1] with { Captions = [.. shown.Select(index => images.Names[index])] };
        return new PictureGrid(title, rows);
    }

    /// <summary>Two rows: pictures over their masks, as the assignment shows its data.</summary>
    /// <param name="title">What stands above; empty for none.</param>
    /// <param name="images">The pictures' set.</param>
    /// <param name="indices">Which of them.</param>
    public static PictureGrid Samples(string title, ImageSet images, IReadOnlyList<int> indices) => new(title,
    [
        new PictureRow("picture", [.. indices.Select(index => Picture.From(images.Picture(index)))]),
        new PictureRow("mask", [.. indices.Select(index => Picture.From(images.Mask(index)))]) { Captions = [.. indices.Select(index => images.Names[index])] },
    ]);
}
