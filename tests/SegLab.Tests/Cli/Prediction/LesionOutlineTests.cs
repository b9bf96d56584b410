using SegLab.Cli.Prediction;
using SegLab.Data;
using Xunit;

namespace SegLab.Tests.Cli.Prediction;

public sealed class LesionOutlineTests
{
    [Fact]
    public void TheBorderIsDrawnAndTheLesionStaysAsItIs()
    {
        var mask = new Mask(5, 5, [0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 1, 1, 1, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0]);
        var drawn = LesionOutline.Draw(new RgbImage(5, 5, new byte[75]), mask);
        var coloured = Enumerable.Range(0, 25).Where(pixel => drawn.Pixels.AsSpan(3 * pixel, 3).SequenceEqual<byte>([0, 255, 255])).ToArray();
        Assert.Equal([6, 7, 8, 11, 13, 16, 17, 18], coloured);
        Assert.Equal(8 * 2, drawn.Pixels.Count(value => value == 255));
    }

    [Fact]
    public void WithoutALesionThePhotographIsAsItWas()
    {
        var image = new RgbImage(2, 1, [1, 2, 3, 4, 5, 6]);
        Assert.Equal(image.Pixels, LesionOutline.Draw(image, new Mask(2, 1, [0, 0])).Pixels);
        Assert.NotSame(image.Pixels, LesionOutline.Draw(image, new Mask(2, 1, [1, 1])).Pixels);
    }
}
