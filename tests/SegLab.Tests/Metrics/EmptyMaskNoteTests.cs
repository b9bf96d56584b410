using SegLab.Data;
using SegLab.Metrics;
using Xunit;

namespace SegLab.Tests.Metrics;

public sealed class EmptyMaskNoteTests
{
    private static readonly Mask _none = new(8, 8, new byte[64]);
    private static readonly Mask _some = new(8, 8, [.. Enumerable.Range(0, 64).Select(pixel => (byte)(pixel < 9 ? 1 : 0))]);

    [Fact]
    public void NothingIsSaidWhereEveryImageHasALesion() => Assert.Null(EmptyMaskNote.Of([ImageMeasures.Of(_none, _some)], Measures.All));

    [Fact]
    public void TheImagesAreCountedAndEachRuleIsSaidOnce() => Assert.Equal(
        "1 of 2 images is without lesion; there IoU, Dice count 1 where nothing was found, else 0; HD95 counts 0 where nothing was found, else the image's diagonal.",
        EmptyMaskNote.Of([ImageMeasures.Of(_some, _none), ImageMeasures.Of(_some, _some)], Measures.Find("IoU"), Measures.Find("Dice"), Measures.Find("HD95"), Measures.Find("accuracy")));

    /// <summary>What is said of a measure is what it gives, and no measure is NaN without saying so.</summary>
    [Fact]
    public void EveryMeasureKeepsItsRule()
    {
        foreach (var measure in Measures.All.Where(measure => measure.Name is not ("AP" or "ECE")))
        {
            var (right, wrong) = (measure.Of(ImageMeasures.Of(_none, _none)), measure.Of(ImageMeasures.Of(_some, _none)));
            Assert.True(double.IsFinite(right) && double.IsFinite(wrong), measure.Name);
            switch (measure.WithoutLesion)
            {
                case "1 where nothing was found, else 0":
                    Assert.Equal((1, 0), (right, wrong));
                    break;
                case "0 where nothing was found, else 1":
                    Assert.Equal((0, 1), (right, wrong));
                    break;
                case "0 where nothing was found, else the image's diagonal":
                    Assert.Equal(0, right);
                    Assert.Equal(Math.Sqrt(128), wrong, 1e-9);
                    break;
                case "1":
                    Assert.Equal((1, 1), (right, wrong));
                    break;
                default:
                    Assert.Contains(measure.Name, (string[])["specificity", "accuracy", "compactness"]);
                    break;
            }
        }
    }
}
