using SegLab.Data;
using SegLab.Data.Resizing;
using Xunit;

namespace SegLab.Tests.Data.Resizing;

/// <summary>Values: golden/resize.json, made by scikit-image 0.19.3; tolerance for float32 from its README.</summary>
public sealed class ImageResizeTests
{
    private const double Tolerance = 1e-6;

    [Fact]
    public void EveryImageComesOutAsScikitImageResizesIt()
    {
        var cases = Golden.Read("resize.json").GetProperty("images").EnumerateArray().ToArray();
        Assert.NotEmpty(cases);
        foreach (var entry in cases)
        {
            var (from, to) = (Golden.Shape(entry.GetProperty("in_shape")), Golden.Shape(entry.GetProperty("out_shape")));
            var image = new RgbImage((int)from[1], (int)from[0], [.. entry.GetProperty("uint8").EnumerateArray().Select(value => value.GetByte())]);
            var expected = Golden.Numbers(entry.GetProperty("out"));
            var (width, height) = ((int)to[1], (int)to[0]);
            var resized = ImageResize.Resize(image, width, height);
            Assert.Equal(expected.Length, resized.Length);
            for (var index = 0; index < expected.Length; index++)
                Assert.Equal(expected[index], resized[((index % 3) * width * height) + (index / 3)], Tolerance);
        }
    }

    [Fact]
    public void ACameraSizedPictureComesOutAsScikitImageResizesIt()
    {
        var big = Golden.Read("resize.json").GetProperty("big");
        var (from, to) = (Golden.Shape(big.GetProperty("in_shape")), Golden.Shape(big.GetProperty("out_shape")));
        var (width, height) = ((int)to[1], (int)to[0]);
        var resized = ImageResize.Resize(ByFormula((int)from[1], (int)from[0], big.GetProperty("k").GetUInt32()), width, height);

        var mean = resized.Average(value => (double)value);
        Assert.Equal(Golden.Number(big.GetProperty("mean")), mean, Tolerance);
        Assert.Equal(Golden.Number(big.GetProperty("std_population")), Math.Sqrt(resized.Average(value => (value - mean) * (value - mean))), Tolerance);
        foreach (var sample in big.GetProperty("samples").EnumerateArray())
        {
            var position = (sample.GetProperty("row").GetInt32() * width) + sample.GetProperty("col").GetInt32();
            var expected = Golden.Numbers(sample.GetProperty("rgb"));
            for (var channel = 0; channel < 3; channel++)
                Assert.Equal(expected[channel], resized[(channel * width * height) + position], Tolerance);
        }
    }

    [Fact]
    public void AnImageThatHasTheSizeKeepsItsBytes()
    {
        var image = TestPictures.Image(37, 21);
        var resized = ImageResize.Resize(image, 37, 21);
        for (var value = 0; value < image.Pixels.Length; value++)
            Assert.Equal(image.Pixels[value] / 255f, resized[((value % 3) * 37 * 21) + (value / 3)]);
    }

    [Theory]
    [InlineData(1, 1, 1, 1)]
    [InlineData(1, 1, 5, 3)]
    [InlineData(200, 2, 1, 64)]
    [InlineData(3, 90, 40, 1)]
    public void ValuesStayInTheRangeOfTheInput(int fromWidth, int fromHeight, int width, int height)
    {
        var image = TestPictures.Image(fromWidth, fromHeight);
        var (low, high) = (image.Pixels.Min() / 255f, image.Pixels.Max() / 255f);
        Assert.All(ImageResize.Resize(image, width, height), value => Assert.InRange(value, low, high));
    }

    // golden/README.md, "Closed-form numbers" and the note of resize.json's big picture.
    private static RgbImage ByFormula(int width, int height, uint stream)
    {
        var pixels = new byte[3 * width * height];
        for (var index = 0u; index < pixels.Length; index++)
        {
            var hash = (index * 0x9E3779B1u) + (stream * 0x85EBCA77u) + 0x165667B1u;
            hash = (hash ^ (hash >> 15)) * 0x2C1B3C6Du;
            hash = (hash ^ (hash >> 12)) * 0x297A2D39u;
            hash ^= hash >> 15;
            var row = (int)(index / (3 * width));
            pixels[index] = (byte)(((int)((hash >> 8) / 16777216.0 * 256) / 2) + (row * 127 / height));
        }

        return new RgbImage(width, height, pixels);
    }
}
