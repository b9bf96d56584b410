using SegLab.Data;
using SegLab.Figures.Results;
using SegLab.Training;
using Xunit;

namespace SegLab.Tests.Figures.Results;

public sealed class PredictionGridTests
{
    private static readonly ImageSet Images = ClosedForm.Pictures([0, 1, 2], 16, 16, 1);

    [Fact]
    public void PicturesStandOverPredictionsOverTruth()
    {
        var prediction = new Mask(16, 16, new byte[256]);
        var grid = PredictionGrid.Of("", Images, [new PreviewPicture(2, prediction), new PreviewPicture(0, Images.Mask(1))]);
        Assert.Equal(["picture", "prediction", "truth"], grid.Rows.Select(row => row.Label));
        Assert.Equal(Images.Picture(2).Pixels, grid.Rows[0].Pictures[0].Image.Pixels);
        Assert.All(grid.Rows[1].Pictures[0].Image.Pixels, value => Assert.Equal(0, value));
        Assert.Equal(White(Images.Mask(1)), grid.Rows[1].Pictures[1].Image.Pixels);
        Assert.Equal(White(Images.Mask(0)), grid.Rows[2].Pictures[1].Image.Pixels);
        Assert.Equal(["synth2", "synth0"], grid.Rows[2].Captions);
    }

    [Fact]
    public void SamplesStandOverTheirMasks()
    {
        var grid = PredictionGrid.Samples("", Images, [1]);
        Assert.Equal(["picture", "mask"], grid.Rows.Select(row => row.Label));
        Assert.Equal(White(Images.Mask(1)), grid.Rows[1].Pictures[0].Image.Pixels);
        Assert.Equal(["synth1"], grid.Rows[1].Captions);
    }

    private static byte[] White(Mask mask) => [.. mask.Pixels.SelectMany(pixel => Enumerable.Repeat((byte)(255 * pixel), 3))];
}
