using SegLab.Data;
using SegLab.Training;
using Xunit;
using static TorchSharp.torch;

namespace SegLab.Tests.Training;

/// <summary>Thresholds and mirrors, on a network whose probabilities are known.</summary>
public sealed class ThresholdChoiceTests
{
    private const int Side = 16;

    [Theory]
    [InlineData(0.12f, 0.33f, 0.30)]
    [InlineData(0.68f, 0.91f, 0.70)]
    [InlineData(0.22f, 0.72f, 0.50)]
    [InlineData(0.01f, 0.99f, 0.50)]
    public void TheOneThatSeparatesBestAndIsNearestToAHalfIsChosen(float skin, float lesion, double expected)
    {
        using var network = new PictureNetwork();
        var pictures = Pictures(skin, lesion);
        var chosen = ThresholdChoice.Of(network, pictures, [0, 1], 1);
        Assert.Equal(expected, chosen, 1e-9);
        Assert.All(Evaluation.Count(network, pictures, [0, 1], 1, chosen), counts => Assert.Equal(1, counts.Iou));
        Assert.Equal(pictures.Mask(0).Pixels, Evaluation.Predict(network, pictures, [0], 1, chosen)[0].Pixels);
        Assert.Equal(expected, ThresholdChoice.Of(network, pictures, [0, 1], 2, mirrors: true), 1e-9);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-0.5)]
    [InlineData(double.NaN)]
    public void AThresholdThatIsNoProbabilityIsRefused(double threshold)
    {
        using var network = new PictureNetwork();
        Assert.Contains("above 0 and below 1 is expected", Assert.Throws<SegLabException>(() => Evaluation.Count(network, Pictures(0.1f, 0.9f), [0], 1, threshold)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AHigherThresholdFindsLess()
    {
        using var network = SmallRun.Network();
        var found = ThresholdChoice.Thresholds.Select(threshold => Evaluation.Count(network, SmallRun.Pictures(), [0, 1, 2], 2, threshold).Sum(counts => counts.TruePositives + counts.FalsePositives)).ToList();
        Assert.Equal(found.OrderDescending(), found);
        Assert.True(found[0] > found[^1]);
        Assert.Equal(Evaluation.Count(network, SmallRun.Pictures(), [0, 1, 2]), Evaluation.Count(network, SmallRun.Pictures(), [0, 1, 2], threshold: 0.5));
    }

    [Fact]
    public void WithMirrorsAMirroredPictureIsPredictedAsTheMirroredPrediction()
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        using var network = SmallRun.Network();
        network.eval();
        var pictures = SmallRun.Pictures().Images([0, 1]);
        var logits = MirroredPrediction.Logits(network, pictures);
        foreach (var axes in (long[][])[[2], [3], [2, 3]])
        {
            Assert.True(logits.flip(axes).allclose(MirroredPrediction.Logits(network, pictures.flip(axes)), atol: 1e-4));
            Assert.False(network.call(pictures).flip(axes).allclose(network.call(pictures.flip(axes)), atol: 1e-4), "Without mirrors it is not.");
        }

        Assert.True(MirroredPrediction.Logits(network, zeros(1, 3, 16, 16)).isfinite().all().item<bool>());
    }

    // Two pictures, a square lesion of one redness on skin of another.
    private static ImageSet Pictures(float skin, float lesion)
    {
        var masks = new byte[2 * Side * Side];
        for (var index = 0; index < masks.Length; index++)
            masks[index] = (byte)(index % Side is >= 3 and < 9 && index / Side % Side is >= 4 and < 12 ? 1 : 0);
        var images = new float[3 * masks.Length];
        for (var index = 0; index < images.Length; index++)
            images[index] = masks[(index / (3 * Side * Side) * Side * Side) + (index % (Side * Side))] == 1 ? lesion : skin;
        return new ImageSet("squares", ["one", "two"], Side, Side, images, masks);
    }
}
