using System.Security.Cryptography;
using SegLab.Data;
using SegLab.Data.MadeUp;
using Xunit;

namespace SegLab.Tests.Data.MadeUp;

public sealed class LesionPainterTests
{
    [Fact]
    public void PicturesAreTheSameBytesInAnyOrderAndOnAnyThread()
    {
        int[] indices = [0, 1, 2, 3, 4, 5, 6, 7];
        var forwards = indices.Select(Hash).ToArray();
        var backwards = indices.Reverse().Select(Hash).Reverse().ToArray();
        var together = new string[indices.Length];
        Parallel.For(0, indices.Length, index => together[index] = Hash(indices[index]));
        Assert.Equal(forwards, backwards);
        Assert.Equal(forwards, together);
        Assert.Equal(forwards.Length, forwards.Distinct().Count());
    }

    /// <summary>What version 1 of the painter paints: whoever changes it raises the version, or caches give old pictures for new.</summary>
    [Theory]
    [InlineData(0, 767, 576, 0.55001, 161.938, 133.172, 102.964)]
    [InlineData(1, 767, 576, 0.39606, 147.101, 93.514, 76.548)]
    [InlineData(2, 767, 576, 0.05765, 149.823, 109.345, 86.460)]
    [InlineData(3, 767, 576, 0.13550, 176.282, 148.302, 114.877)]
    public void PicturesOfThisVersionStayTheSame(int index, int width, int height, double share, double red, double green, double blue)
    {
        var (_, image, mask) = LesionPainter.Paint(42, index);
        Assert.Equal(1, LesionPainter.Version);
        Assert.Equal((width, height), (image.Width, image.Height));
        Assert.Equal(share, mask.LesionShare, 0.0001);
        foreach (var (channel, mean) in new[] { red, green, blue }.Index())
            Assert.Equal(mean, image.Pixels.Where((_, place) => place % 3 == channel).Average(value => (double)value), 0.01);
    }

    [Fact]
    public void AnotherSeedGivesOtherPictures() =>
        Assert.NotEqual(LesionPainter.Paint(1, 0).Image.Pixels, LesionPainter.Paint(2, 0).Image.Pixels);

    [Fact]
    public void PictureAndMaskFitTogether()
    {
        for (var index = 0; index < 6; index++)
        {
            var (name, image, mask) = LesionPainter.Paint(7, index);
            Assert.Equal($"MADE{index:000}", name);
            Assert.Equal((image.Width, image.Height), (mask.Width, mask.Height));
            Assert.Equal(3 * image.Width * image.Height, image.Pixels.Length);
            Assert.Equal(image.Width * image.Height, mask.Pixels.Length);
            Assert.Equal("01", string.Concat(mask.Pixels.Distinct().Order()));
        }
    }

    [Fact]
    public void NegativeIndexIsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => LesionPainter.Paint(MadeUpLesions.Seed, -1));

    /// <summary>Lesions are there to be found, but not by a threshold: a set that Otsu's method solves would teach nothing.</summary>
    [Fact]
    public void LesionsAreDarkerThanSkinOnAverageYetAThresholdFindsThemBadly()
    {
        var pictures = new LesionPair[40];
        Parallel.For(0, pictures.Length, index => pictures[index] = LesionPainter.Paint(MadeUpLesions.Seed, index));
        var shrunk = pictures.Select(pair => GreyPicture.Shrink(pair, 16)).ToArray();
        var darker = shrunk.Count(picture => picture.Mean(lesion: true) < picture.Mean(lesion: false));
        Assert.InRange(darker, 30, 40);
        Assert.InRange(shrunk.Average(picture => picture.OtsuIou()), 0.30, 0.70);
    }

    private static string Hash(int index)
    {
        var (_, image, mask) = LesionPainter.Paint(MadeUpLesions.Seed, index);
        return Convert.ToHexString(SHA256.HashData([.. image.Pixels, .. mask.Pixels]));
    }
}
