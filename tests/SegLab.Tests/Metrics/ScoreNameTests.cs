using SegLab.Metrics;
using Xunit;

namespace SegLab.Tests.Metrics;

public sealed class ScoreNameTests
{
    [Fact]
    public void ANameSaysMeasurePartAndAverage()
    {
        Assert.Equal("stepped IoU (test, over batches)", ScoreName.Assignment);
        Assert.Equal("IoU (held out, over images)", ScoreName.Iou(ScorePart.HeldOut));
        Assert.Equal("HD95 [px] (validation, over images)", ScoreName.Of(Measures.Find("HD95"), ScorePart.Validation));
        Assert.Equal("Dice (test, pooled over pixels)", ScoreName.Of(Measures.Find("Dice"), ScorePart.Test, ScoreAverage.Pixels));
    }

    [Fact]
    public void NoTwoScoresShareAName()
    {
        var names = Measures.All.SelectMany(measure => Enum.GetValues<ScorePart>().SelectMany(part => Enum.GetValues<ScoreAverage>().Select(average => ScoreName.Of(measure, part, average)))).ToList();
        Assert.Equal(names.Count, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    // Stored files know the measure by its old name, people by its title.
    [Fact]
    public void TheAssignmentsMeasureIsFoundByBothItsNames()
    {
        Assert.Same(Measures.Find("thresholded IoU"), Measures.Find("Stepped IoU"));
        Assert.Equal(("thresholded IoU", "stepped IoU", "stepped IoU"), (Measures.Find("stepped IoU").Name, Measures.Find("stepped IoU").Title, $"{Measures.Find("stepped IoU")}"));
    }

    [Fact]
    public void EveryMeasureStaysInItsRange()
    {
        var measures = new[] { ("disc 32 32 20", "disc 36 30 16"), ("disc 10 10 5", "disc 50 40 5"), ("disc 32 24 60", "disc 32 24 3") }
            .Select(pair => ImageMeasures.Of(DrawnMasks.Of(64, 48, pair.Item1), DrawnMasks.Of(64, 48, pair.Item2), [.. Enumerable.Range(0, 64 * 48).Select(place => place % 101 / 100f)]));
        Assert.All(measures, image => Assert.All(Measures.All, measure => Assert.InRange(measure.Of(image), measure.Range.Lower, measure.Range.Upper)));
    }
}
