using SegLab.Data;
using SegLab.Experiments.LossStudy;

namespace SegLab.Figures.Results;

/// <summary>The truth and the predictions that losses are asked about.</summary>
public static class ExampleGrid
{
    private const int Columns = 4;

    /// <summary>Truth and predictions in rows of four, with name and IoU; hits, misses and false alarms are coloured.</summary>
    /// <param name="title">What stands above; empty for none.</param>
    /// <param name="examples">The predictions.</param>
    public static PictureGrid Of(string title, ExamplePredictions examples)
    {
        var cells = examples.Predictions.Select(prediction => (Picture: Overlay(prediction, examples.Truth), Caption: FormattableString.Invariant($"{prediction.Name} · IoU {prediction.Scores.Iou:0.00}")))
            .Prepend((Picture.From(examples.Truth), "truth"));
        return new(title, [.. cells.Chunk(Columns).Select(row => new PictureRow("", [.. row.Select(cell => cell.Item1)]) { Captions = [.. row.Select(cell => cell.Item2)] })]) { CellSize = 144 };
    }

    private static Picture Overlay(ExamplePrediction prediction, Mask truth)
    {
        byte[] grey = [.. prediction.Probabilities.SelectMany(probability => Enumerable.Repeat((byte)Math.Round(255 * probability), 3))];
        return Picture.Overlay(new RgbImage(truth.Width, truth.Height, grey), prediction.Mask, truth);
    }
}
