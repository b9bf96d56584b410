using SegLab.Data.MadeUp;
using SegLab.Randomness;
using Xunit;

namespace SegLab.Tests.Data.MadeUp;

public sealed class SurfaceTests
{
    private static readonly PictureSize Size = new(400, 300);

    [Theory]
    [InlineData(2)]
    [InlineData(5.5)]
    [InlineData(12)]
    public void NoiseHasMeanZeroAndDeviationOne(double cell)
    {
        var noise = Heights(Surface.Noise(Size, cell, new MersenneTwister(3)));
        Assert.InRange(noise.Average(), -0.1, 0.1);
        Assert.InRange(noise.Average(value => value * value), 0.85, 1.15);
    }

    [Fact]
    public void FractalHasMeanZeroAndDeviationNearOne()
    {
        var noise = Heights(Surface.Fractal(Size, 16, 4, 0.6, new MersenneTwister(3)));
        Assert.InRange(noise.Average(), -0.15, 0.15);
        Assert.InRange(noise.Average(value => value * value), 0.7, 1.3);
    }

    /// <summary>Cubic B-splines reproduce polynomials of degree 1 exactly.</summary>
    [Theory]
    [InlineData(4)]
    [InlineData(7.3)]
    public void StretchingReproducesAPlane(double cell)
    {
        var plane = Heights(Surface.Through(Size, cell, (x, y) => (float)((2 * x) - (3 * y) + 5)));
        for (var pixel = 0; pixel < plane.Length; pixel += 37)
            Assert.Equal((2 * (pixel % Size.Width)) - (3 * (pixel / Size.Width)) + 5, plane[pixel], 0.01);
    }

    [Fact]
    public void RowsAreTheSameInAnyOrder()
    {
        var heights = Heights(Surface.Noise(Size, 5.5, new MersenneTwister(3)));
        var surface = Surface.Noise(Size, 5.5, new MersenneTwister(3));
        foreach (var y in (int[])[250, 3, 3, 4, 299, 0])
            Assert.Equal(heights.AsSpan(y * Size.Width, Size.Width), surface.Row(y).Pixels);
    }

    [Fact]
    public void AddToAddsEveryPixel()
    {
        var size = new PictureSize(19, 3);
        float[] sum = [.. Enumerable.Repeat(1f, size.Pixels)];
        Surface.Through(size, 4, (x, _) => (float)x).AddTo(sum, 2);
        Assert.All(sum.Index(), value => Assert.Equal(1 + (2 * (value.Index % size.Width)), value.Item, 1e-4));
    }

    private static float[] Heights(Surface surface)
    {
        var heights = new float[surface.Size.Pixels];
        surface.AddTo(heights, 1);
        return heights;
    }
}
