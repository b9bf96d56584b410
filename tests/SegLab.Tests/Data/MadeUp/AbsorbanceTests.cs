using SegLab.Data.MadeUp;
using Xunit;

namespace SegLab.Tests.Data.MadeUp;

public sealed class AbsorbanceTests
{
    // A size that no vector's length divides.
    private static readonly PictureSize Size = new(37, 11);

    [Fact]
    public void TonesMultiplyTheLight()
    {
        var skin = new Absorbance(Size);
        skin.Add(new Tone(0.5f, 1, 0));
        skin.Add(new Tone(0.5f, 1, -1), [.. Enumerable.Repeat(1f, Size.Pixels)]);
        using var bitmap = skin.ToBitmap();

        // 255·e⁻¹ = 93.8, 255·e⁻² = 34.5, and no more light than white.
        Assert.All(bitmap.Pixels, colour => Assert.Equal((94, 35, 255, 255), (colour.Red, colour.Green, colour.Blue, colour.Alpha)));
    }

    [Fact]
    public void SpotDarkensItsMiddleAndNothingBeyondItsRadius()
    {
        var skin = new Absorbance(Size);
        skin.AddSpot(18, 5, 4, Tone.Black);
        using var bitmap = skin.ToBitmap();
        Assert.InRange(bitmap.GetPixel(18, 5).Red, 40, 60);
        Assert.InRange(bitmap.GetPixel(20, 5).Red, 61, 254);
        Assert.Equal(255, bitmap.GetPixel(22, 5).Red);
        Assert.Equal(255, bitmap.GetPixel(18, 9).Red);
    }

    [Fact]
    public void SpotAtTheEdgeIsCutOff()
    {
        var skin = new Absorbance(Size);
        skin.AddSpot(-1, -1, 5, Tone.Black);
        skin.AddSpot(Size.Width, Size.Height, 5, Tone.Black);
        skin.AddSpot(-50, 500, 5, Tone.Black);
        using var bitmap = skin.ToBitmap();
        Assert.InRange(bitmap.GetPixel(0, 0).Red, 0, 254);
        Assert.InRange(bitmap.GetPixel(Size.Width - 1, Size.Height - 1).Red, 0, 254);
        Assert.Equal(255, bitmap.GetPixel(18, 5).Red);
    }
}
