using SegLab.Data;
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
