using SegLab.Data;

namespace SegLab.Metrics;

/// <summary>
/// Everything that is measured of one image's prediction: plain numbers. Means over images and pooled figures are taken later, by
/// <see cref="Measure"/>.
/// </summary>
public sealed record ImageMeasures
{
    /// <summary>How the pixels fall out; the scores below that look at pixels alone come from it.</summary>
    public required ConfusionCounts Counts { get; init; }

    /// <summary>Intersection over union; 0 to 1, higher is better. Both masks empty: 1; one: 0.</summary>
    public double Iou => Counts.Iou;

    /// <summary>The assignment's stepped IoU; one of 0, 0.1, … 1, higher is better. Both masks empty: 1; one: 0.</summary>
    public double ThresholdedIou => Counts.ThresholdedIou;

    /// <summary>The Dice coefficient; 0 to 1, higher is better. Both masks empty: 1; one: 0.</summary>
    public double Dice => Counts.Dice;

    /// <summary>The share of the predicted lesion that is lesion; 0 to 1, higher is better. Both masks empty: 1; one: 0.</summary>
    public double Precision => Counts.Precision;

    /// <summary>The share of the lesion that was found; 0 to 1, higher is better. Both masks empty: 1; one: 0.</summary>
    public double Recall => Counts.Recall;

    /// <summary>The share of the skin that was left alone; 0 to 1, higher is better. No skin there: 1 if none was predicted, else 0.</summary>
    public double Specificity => Counts.Specificity;

    /// <summary>The share of pixels that are right; 0 to 1, higher is better. Always defined.</summary>
    public double Accuracy => Counts.Accuracy;

    /// <summary>The relative error of the lesion's area; from −1 up, 0 is best, above 0 is too large. Both masks empty: 0; the truth alone: 1.</summary>
    public double AreaError => Counts.AreaError;

    /// <summary>Boundary IoU (<see cref="Metrics.BoundaryIou"/>); 0 to 1, higher is better. Both masks empty: 1; one: 0.</summary>
    public required double BoundaryIou { get; init; }

    /// <summary>The normalized surface Dice (<see cref="BoundaryDistances.Nsd"/>); 0 to 1, higher is better. Both masks empty: 1; one: 0.</summary>
    public required double Nsd { get; init; }

    /// <summary>The Hausdorff distance, in pixels, lower is better. Both masks empty: 0; one: the picture's diagonal.</summary>
    public required double Hausdorff { get; init; }

    /// <summary>The 95th percentile of the border's distances (<see cref="BoundaryDistances.Hausdorff95"/>), in pixels, lower is better. Both masks empty: 0; one: the picture's diagonal.</summary>
    public required double Hausdorff95 { get; init; }

    /// <summary>The mean of the border's distances (<see cref="BoundaryDistances.Assd"/>), in pixels, lower is better. Both masks empty: 0; one: the picture's diagonal.</summary>
    public required double Assd { get; init; }

    /// <summary>How smooth the predicted border is (<see cref="MaskShape.Compactness"/>), 0 to 1: to be compared with the truth's. Nothing predicted: 1.</summary>
    public required double Compactness { get; init; }

    /// <summary>How smooth the true border is, 0 to 1. No lesion there: 1.</summary>
    public required double TruthCompactness { get; init; }

    /// <summary>Average precision (<see cref="Metrics.AveragePrecision"/>); 0 to 1, higher is better. No lesion there: 0. NaN without probabilities.</summary>
    public double AveragePrecision { get; init; } = double.NaN;

    /// <summary>The expected calibration error (<see cref="ProbabilityHistogram.CalibrationError"/>); 0 to 1, lower is better. NaN without probabilities.</summary>
    public double CalibrationError { get; init; } = double.NaN;

    /// <summary>Measures one image.</summary>
    /// <param name="prediction">The predicted mask.</param>
    /// <param name="truth">The true mask, of the same size.</param>
    /// <param name="probabilities">The predicted probability of lesion, 0 to 1, one a pixel, row by row; null leaves what needs them NaN.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <exception cref="SegLabException">The sizes differ, a probability is not from 0 to 1, or an option is out of its range.</exception>
    public static ImageMeasures Of(Mask prediction, Mask truth, float[]? probabilities = null, MeasureOptions? options = null)
    {
        options ??= new();
        options.Check();
        var masks = new MaskPair(prediction, truth);
        var distances = BoundaryDistances.Of(masks);
        return new ImageMeasures
        {
            Counts = ConfusionCounts.Of(masks.Prediction, masks.Truth),
            BoundaryIou = Metrics.BoundaryIou.Of(masks, options.BoundaryFraction),
            Nsd = distances.Nsd(options.NsdTolerance),
            Hausdorff = distances.Hausdorff,
            Hausdorff95 = distances.Hausdorff95,
            Assd = distances.Assd,
            Compactness = MaskShape.Of(masks.Prediction, masks.Width).Compactness,
            TruthCompactness = MaskShape.Of(masks.Truth, masks.Width).Compactness,
            AveragePrecision = probabilities is null ? double.NaN : Metrics.AveragePrecision.Of(probabilities, truth),
            CalibrationError = probabilities is null ? double.NaN : ProbabilityHistogram.Of(probabilities, truth).CalibrationError(options.CalibrationBins),
        };
    }
}
