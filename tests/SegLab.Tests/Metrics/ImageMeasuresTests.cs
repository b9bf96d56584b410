using SegLab.Data;
using SegLab.Metrics;
using Xunit;

namespace SegLab.Tests.Metrics;

public sealed class ImageMeasuresTests
{
    private static readonly Mask Truth = DrawnMasks.Of(64, 48, "disc 36 30 16");
    private static readonly Mask Prediction = DrawnMasks.Of(64, 48, "disc 32 32 20");

    [Fact]
    public void EachMeasureIsTheOneOfItsOwnFormula()
    {
        float[] probabilities = [.. Prediction.Pixels.Select((pixel, place) => (0.5f * pixel) + (place % 7 * 0.05f))];
        var options = new MeasureOptions { NsdTolerance = 3, BoundaryFraction = 0.05, CalibrationBins = 20 };
        var measures = ImageMeasures.Of(Prediction, Truth, probabilities, options);
        var distances = BoundaryDistances.Of(Prediction, Truth);
        Assert.Equal(ConfusionCounts.Of(Prediction, Truth), measures.Counts);
        Assert.Equal((distances.Hausdorff, distances.Hausdorff95, distances.Assd), (measures.Hausdorff, measures.Hausdorff95, measures.Assd));
        Assert.Equal((distances.Nsd(3), BoundaryIou.Of(Prediction, Truth, 0.05)), (measures.Nsd, measures.BoundaryIou));
        Assert.Equal((MaskShape.Of(Prediction).Compactness, MaskShape.Of(Truth).Compactness), (measures.Compactness, measures.TruthCompactness));
        Assert.Equal(AveragePrecision.Of(probabilities, Truth), measures.AveragePrecision);
        Assert.Equal(ProbabilityHistogram.Of(probabilities, Truth).CalibrationError(20), measures.CalibrationError);
    }

    [Fact]
    public void WithoutProbabilitiesWhatNeedsThemIsNotANumber()
    {
        var measures = ImageMeasures.Of(Prediction, Truth);
        Assert.Equal((double.NaN, double.NaN), (measures.AveragePrecision, measures.CalibrationError));
        Assert.All(Measures.All, measure => Assert.Equal(measure.Name is "AP" or "ECE", double.IsNaN(measure.Of(measures))));
    }

    // As ImageMeasures documents them. The picture's diagonal is 100; a tenth of its pixels is lesion where one mask is not empty.
    [Theory]
    [InlineData("IoU", 1, 0, 0)]
    [InlineData("thresholded IoU", 1, 0, 0)]
    [InlineData("Dice", 1, 0, 0)]
    [InlineData("precision", 1, 0, 0)]
    [InlineData("recall", 1, 0, 0)]
    [InlineData("specificity", 1, 1, 0.9)]
    [InlineData("accuracy", 1, 0.9, 0.9)]
    [InlineData("area error", 0, -1, 1)]
    [InlineData("absolute area error", 0, 1, 1)]
    [InlineData("boundary IoU", 1, 0, 0)]
    [InlineData("NSD", 1, 0, 0)]
    [InlineData("HD", 0, 100, 100)]
    [InlineData("HD95", 0, 100, 100)]
    [InlineData("ASSD", 0, 100, 100)]
    [InlineData("AP", 0, 0.1, 0)]
    [InlineData("ECE", 0.5, 0.4, 0.5)]
    public void EmptyMasksGiveWhatIsDocumented(string name, double bothEmpty, double nothingPredicted, double noLesionThere)
    {
        var (nothing, lesion) = (DrawnMasks.Of(60, 80, ""), DrawnMasks.Of(60, 80, "box 10 8 24 20"));
        var measure = Measures.Find(name);
        Assert.Equal(bothEmpty, Of(nothing, nothing), 1e-12);
        Assert.Equal(nothingPredicted, Of(nothing, lesion), 1e-12);
        Assert.Equal(noLesionThere, Of(lesion, nothing), 1e-12);

        double Of(Mask prediction, Mask truth) => measure.Of(ImageMeasures.Of(prediction, truth, [.. Enumerable.Repeat(0.5f, 60 * 80)]));
    }

    [Fact]
    public void WrongOptionsAreRefusedAllAtOnce()
    {
        var options = new MeasureOptions { NsdTolerance = -1, BoundaryFraction = 0, CalibrationBins = 7 };
        var message = Assert.Throws<SegLabException>(() => ImageMeasures.Of(Prediction, Truth, options: options)).Message;
        Assert.All(["NsdTolerance is -1", "BoundaryFraction is 0", "CalibrationBins is 7"], part => Assert.Contains(part, message, StringComparison.Ordinal));
    }

    [Fact]
    public void MasksOfDifferentSizesAreRefused()
    {
        var message = Assert.Throws<SegLabException>(() => ImageMeasures.Of(Prediction, DrawnMasks.Of(48, 64, ""))).Message;
        Assert.Contains("64×48", message, StringComparison.Ordinal);
        Assert.Contains("48×64", message, StringComparison.Ordinal);
    }
}
