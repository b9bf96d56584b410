using SegLab.Data.MadeUp;
using SkiaSharp;
using Xunit;

namespace SegLab.Tests.Data.MadeUp;

public sealed class SpotsTests
{
    private static readonly PictureSize Size = new(37, 11);

    [Fact]
    public void SpotDarkensItsMiddleAndNothingBeyondItsRadius()
    {
        using var bitmap = Paint((18, 5, 4));
        Assert.InRange(bitmap.GetPixel(18, 5).Red, 40, 60);
        Assert.InRange(bitmap.GetPixel(20, 5).Red, 61, 254);
        Assert.Equal(255, bitmap.GetPixel(22, 5).Red);
        Assert.Equal(255, bitmap.GetPixel(18, 9).Red);
    }

    [Fact]
    public void SpotAtTheEdgeIsCutOff()
    {
        using var bitmap = Paint((-1, -1, 5), (Size.Width, Size.Height, 5), (-50, 500, 5));
        Assert.InRange(bitmap.GetPixel(0, 0).Red, 0, 254);
        Assert.InRange(bitmap.GetPixel(Size.Width - 1, Size.Height - 1).Red, 0, 254);
        Assert.Equal(255, bitmap.GetPixel(18, 5).Red);
    }

    private static SKBitmap Paint(params (double X, double Y, double Radius)[] places)
    {
        var spots = new Spots(Size);
        foreach (var (x, y, radius) in places)
            spots.Add(x, y, radius, Tone.Black);
        var skin = new Absorbance(Size);
        skin.Add(spots.AddTo);
        return skin.ToBitmap();
    }
}
