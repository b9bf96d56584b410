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
        skin.Add(new Tone(0.5f, 1, -1), Surface.Through(Size, 4, (_, _) => 1));
        using var bitmap = skin.ToBitmap();

        // 255·e⁻¹ = 93.8, 255·e⁻² = 34.5, and no more light than white.
        Assert.All(bitmap.Pixels, colour => Assert.Equal((94, 35, 255, 255), (colour.Red, colour.Green, colour.Blue, colour.Alpha)));
    }

    [Fact]
    public void LayersAreAskedForEveryRowFromTheTop()
    {
        var rows = new List<int>();
        var skin = new Absorbance(Size);
        skin.Add(row => rows.Add(row.Y));
        skin.ToBitmap().Dispose();
        Assert.Equal(Enumerable.Range(0, Size.Height), rows);
    }
}
