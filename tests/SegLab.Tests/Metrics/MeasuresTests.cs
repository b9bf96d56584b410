using FsCheck.Xunit;
using SegLab.Metrics;
using Xunit;

namespace SegLab.Tests.Metrics;

public sealed class MeasuresTests
{
    [Fact]
    public void EveryNumberOfAnImageIsInTheListOnce()
    {
        Assert.Equal(Measures.All.Count, Measures.All.Select(measure => measure.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());

        // Each property set to a number of its own turns up under exactly one measure.
        var numbers = typeof(ImageMeasures).GetProperties().Where(property => property.PropertyType == typeof(double)).ToList();
        var measures = ImageMeasures.Of(DrawnMasks.Of(64, 48, "disc 32 32 20"), DrawnMasks.Of(64, 48, "disc 36 30 16"), [.. Enumerable.Range(0, 64 * 48).Select(place => place % 101 / 100f)]);
        var values = Measures.All.Select(measure => measure.Of(measures)).ToList();
        Assert.All(numbers, property => Assert.Contains((double)property.GetValue(measures)!, values));
        Assert.Equal(numbers.Count + 1, values.Count); // The area's error is there with its sign and without.
    }

    [Fact]
    public void DirectionsAndUnitsAreSaid()
    {
        Assert.All(["HD", "HD95", "ASSD", "ECE", "absolute area error"], name => Assert.False(Measures.Find(name).HigherIsBetter));
        Assert.All(["IoU", "Dice", "NSD", "boundary IoU", "AP"], name => Assert.True(Measures.Find(name).HigherIsBetter));
        Assert.All(["area error", "compactness"], name => Assert.Null(Measures.Find(name).HigherIsBetter));
        Assert.Equal(["HD", "HD95", "ASSD"], Measures.All.Where(measure => measure.Unit == "px").Select(measure => measure.Name));
    }

    [Fact]
    public void APerfectPredictionIsTheBestThatEachMeasureKnows()
    {
        var mask = DrawnMasks.Of(64, 48, "disc 32 24 15");
        var (perfect, poor) = (ImageMeasures.Of(mask, mask, [.. mask.Pixels.Select(pixel => (float)pixel)]), ImageMeasures.Of(DrawnMasks.Of(64, 48, "box 1 1 20 20"), mask, [.. mask.Pixels.Select(pixel => 0.8f - (0.6f * pixel))]));
        Assert.All(Measures.All.Where(measure => measure.HigherIsBetter is not null), measure =>
        {
            Assert.Equal(measure.HigherIsBetter!.Value ? 1 : 0, measure.Of(perfect), 1e-12);
            Assert.True(measure.HigherIsBetter.Value ? measure.Of(poor) < 1 : measure.Of(poor) > 0, measure.Name);
        });
    }

    // By hand: a hit of 1 of 1 and of 0 of 99 pixels; the mean over images is ½, the pooled IoU 1/100.
    [Fact]
    public void PooledWeighsPixelsAndTheMeanWeighsImages()
    {
        var image = ImageMeasures.Of(DrawnMasks.Of(10, 10, ""), DrawnMasks.Of(10, 10, ""));
        ImageMeasures[] images = [image with { Counts = new(1, 0, 0, 99) }, image with { Counts = new(0, 0, 99, 1) }];
        var iou = Measures.Find("iou");
        Assert.Equal((0.5, 0.01), (iou.MeanOverImages(images), iou.Pooled(images)));
        Assert.True(iou.CanBePooled);
        Assert.False(Measures.Find("HD95").CanBePooled);
        Assert.Null(Measures.Find("HD95").Pooled(images));
    }

    [Property]
    public bool TheOrderOfImagesDoesNotMatter(uint seed)
    {
        var masks = DrawnMasks.RandomMasks(seed, 8);
        var images = masks.Chunk(2).Select(pair => ImageMeasures.Of(pair[0], pair[1])).ToList();
        var turned = images.AsEnumerable().Reverse().ToList();
        return Measures.All.All(measure => Same(measure.MeanOverImages(images), measure.MeanOverImages(turned)) && measure.Pooled(images) == measure.Pooled(turned));

        static bool Same(double one, double other) => one.Equals(other) || Math.Abs(one - other) < 1e-12;
    }

    [Fact]
    public void NoImagesAndUnknownNamesAreRefused()
    {
        Assert.Contains("IoU", Assert.Throws<SegLabException>(() => Measures.Find("IoU").MeanOverImages([])).Message, StringComparison.Ordinal);
        Assert.Throws<SegLabException>(() => Measures.Find("IoU").Pooled([]));
        Assert.Contains("HD95", Assert.Throws<SegLabException>(() => Measures.Find("HD99")).Message, StringComparison.Ordinal);
    }
}
