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
        var noise = Surface.Noise(Size, cell, new MersenneTwister(3));
        Assert.InRange(noise.Average(), -0.1, 0.1);
        Assert.InRange(noise.Average(value => value * value), 0.85, 1.15);
    }

    [Fact]
    public void FractalHasMeanZeroAndDeviationNearOne()
    {
        var noise = Surface.Fractal(Size, 16, 4, 0.6, new MersenneTwister(3));
        Assert.InRange(noise.Average(), -0.15, 0.15);
        Assert.InRange(noise.Average(value => value * value), 0.7, 1.3);
    }

    /// <summary>Cubic B-splines reproduce polynomials of degree 1 exactly.</summary>
    [Theory]
    [InlineData(4)]
    [InlineData(7.3)]
    public void StretchReproducesAPlane(double cell)
    {
        var plane = Surface.Stretch(Size, cell, (x, y) => (float)((2 * x) - (3 * y) + 5));
        for (var pixel = 0; pixel < plane.Length; pixel += 37)
            Assert.Equal((2 * (pixel % Size.Width)) - (3 * (pixel / Size.Width)) + 5, plane[pixel], 0.01);
    }

    [Fact]
    public void AddScaledReachesTheLastValues()
    {
        float[] target = [.. Enumerable.Repeat(1f, 19)];
        Surface.AddScaled(target, [.. Enumerable.Range(0, 19).Select(value => (float)value)], 2);
        Assert.Equal(Enumerable.Range(0, 19).Select(value => 1f + (2 * value)), target);
    }
}
