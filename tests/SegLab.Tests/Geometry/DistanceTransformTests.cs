using FsCheck.Xunit;
using SegLab.Geometry;
using Xunit;

namespace SegLab.Tests.Geometry;

public sealed class DistanceTransformTests
{
    /// <summary>Against all pairs of pixels; whole numbers, so exactly.</summary>
    [Property]
    public bool SquaredDistancesAreThoseOfBruteForce(uint seed, bool value)
    {
        var mask = DrawnMasks.RandomMasks(seed, 1)[0];
        var found = DistanceTransform.Squared(mask.Lesion(), mask.Width, value);
        var sites = Enumerable.Range(0, found.Length).Where(pixel => mask.Pixels[pixel] != 0 == value).ToList();
        return found.Select((distance, pixel) => distance.Equals(sites
            .Select(site => Math.Pow((site % mask.Width) - (pixel % mask.Width), 2) + Math.Pow((site / mask.Width) - (pixel / mask.Width), 2))
            .DefaultIfEmpty(double.PositiveInfinity).Min())).All(same => same);
    }

    [Fact]
    public void DistancesAreExactAcrossALargePicture()
    {
        var mask = DrawnMasks.Of(1000, 700, "box 0 0 1 1");
        Assert.Equal((999.0 * 999) + (699.0 * 699), DistanceTransform.Squared(mask.Lesion(), 1000, value: true)[^1]);
    }
}
