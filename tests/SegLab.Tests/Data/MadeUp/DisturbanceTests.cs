using SegLab.Data.MadeUp;
using SegLab.Randomness;
using SkiaSharp;
using Xunit;

namespace SegLab.Tests.Data.MadeUp;

public sealed class DisturbanceTests
{
    private static readonly SKColor SkinColour = new(200, 160, 140);

    [Fact]
    public void EachKindIsPaintedOnce()
    {
        Ingredients[] painted = [.. Disturbance.InSkin.Select(disturbance => disturbance.Kind), .. Disturbance.OnSkin.Select(disturbance => disturbance.Kind)];
        Assert.Equal(Enum.GetValues<Ingredients>().Where(kind => kind != Ingredients.None).Order(), painted.Order());
    }

    /// <summary>Each leaves a trace, and none covers the picture.</summary>
    [Fact]
    public void EachOnTheSkinChangesAPartOfThePicture()
    {
        var size = PictureSize.Usual;
        foreach (var disturbance in Disturbance.OnSkin)
        {
            var changed = 0;
            for (var seed = 0u; seed < 8; seed++)
            {
                using var bitmap = new SKBitmap(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
                using var canvas = new SKCanvas(bitmap);
                canvas.Clear(SkinColour);
                disturbance.Draw(canvas, size, new MersenneTwister(seed));
                changed += bitmap.Pixels.Count(colour => colour != SkinColour);
            }

            Assert.True(changed > 0.001 * 8 * size.Pixels, $"{disturbance.Kind} changed {changed} pixels of eight pictures.");
            Assert.True(changed < 0.6 * 8 * size.Pixels, $"{disturbance.Kind} changed {changed} pixels of eight pictures.");
        }
    }

    [Fact]
    public void EachInTheSkinAbsorbsLight()
    {
        var size = new PictureSize(320, 240);
        foreach (var disturbance in Disturbance.InSkin)
        {
            var generator = new MersenneTwister(5);
            var shape = LesionShape.Draw(size, generator);
            var skin = new Absorbance(size);
            disturbance.Paint(skin, shape, generator);
            using var bitmap = skin.ToBitmap();
            Assert.Contains(bitmap.Pixels, colour => colour.Green < 250);
        }
    }
}
