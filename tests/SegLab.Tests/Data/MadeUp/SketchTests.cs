using SegLab.Data.MadeUp;
using Xunit;

namespace SegLab.Tests.Data.MadeUp;

/// <summary>The distributions that the set promises: those of PH2.</summary>
public sealed class SketchTests(MadeUpLesions lesions) : IClassFixture<MadeUpLesions>
{
    [Fact]
    public void LesionsHavePH2sShareOfThePicture()
    {
        var shares = lesions.Sketches.Select(sketch => sketch.Shape.ToMask().LesionShare).ToArray();
        Assert.InRange(shares.Average(), 0.27, 0.37);
        Assert.InRange(shares.Min(), 0.02, 0.05);
        Assert.InRange(shares.Max(), 0.85, 0.995);
    }

    [Fact]
    public void OutlinesEncloseTheShareThatWasDrawn() =>
        Assert.All(lesions.Sketches, sketch => Assert.Equal(sketch.Shape.Share, sketch.Shape.ToMask().LesionShare, 0.02));

    [Fact]
    public void SomeLesionsTouchTheBorderAndMostDoNot()
    {
        var touching = lesions.Sketches.Count(sketch => TouchesBorder(sketch.Size, sketch.Shape.ToMask().Pixels));
        Assert.InRange(touching, 20, 90);
    }

    [Fact]
    public void SizesArePH2s()
    {
        var sizes = lesions.Sketches.Select(sketch => sketch.Size).ToArray();
        Assert.All(sizes, size => Assert.InRange(size.Width, 761, 769));
        Assert.All(sizes, size => Assert.InRange(size.Height, 553, 577));
        Assert.InRange(sizes.Count(size => size == new PictureSize(767, 576)), 100, 150);
        Assert.InRange(sizes.Distinct().Count(), 20, 24);
    }

    [Fact]
    public void EveryDisturbanceOccursAndNoneIsInMostPictures()
    {
        foreach (var kind in Enum.GetValues<Ingredients>().Where(kind => kind != Ingredients.None))
            Assert.InRange(lesions.Sketches.Count(sketch => sketch.Ingredients.HasFlag(kind)), 5, 110);
    }

    [Fact]
    public void DepthIsPositiveInsideAndAtMostTheRadius()
    {
        foreach (var sketch in lesions.Sketches.Take(20))
        {
            var mask = sketch.Shape.ToMask();
            var depths = Enumerable.Range(0, sketch.Size.Height).SelectMany(y => sketch.Shape.Depth.Row(y).Pixels.ToArray()).ToArray();
            Assert.Equal(mask.Pixels, depths.Select(depth => depth > 0 ? (byte)1 : (byte)0));
            Assert.InRange(depths.Max(), 0.3 * sketch.Shape.Radius, 1.01 * sketch.Shape.Radius);
        }
    }

    private static bool TouchesBorder(PictureSize size, byte[] mask) => Enumerable.Range(0, mask.Length).Any(pixel =>
        mask[pixel] == 1 && (pixel < size.Width || pixel >= mask.Length - size.Width || pixel % size.Width == 0 || pixel % size.Width == size.Width - 1));
}
