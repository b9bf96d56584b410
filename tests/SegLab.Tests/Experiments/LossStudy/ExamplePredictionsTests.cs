using SegLab.Data;
using SegLab.Experiments.LossStudy;
using Xunit;

namespace SegLab.Tests.Experiments.LossStudy;

public sealed class ExamplePredictionsTests
{
    public static TheoryData<uint> Seeds => [0, 1, 2, 42];

    [Fact]
    public void ThereAreSevenAndThePerfectOne()
    {
        var examples = ExamplePredictions.Make();
        Assert.Equal(["shifted", "grown", "shrunk", "holes", "islands", "smooth", "blurred"], examples.Predictions.Select(prediction => prediction.Name));
        Assert.Equal(examples.Truth.Pixels, examples.Perfect.Mask.Pixels);
        Assert.Equal(1, examples.Perfect.Scores.Iou);
        Assert.Equal((96, 96), (examples.Truth.Width, examples.Truth.Height));
        Assert.InRange(examples.Truth.LesionShare, 0.15, 0.3);
        Assert.Equal(["blurred"], examples.Predictions.Where(prediction => prediction.IsSoft).Select(prediction => prediction.Name));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void TheFiveConfidentMistakesHaveNearlyOneIou(uint seed) =>
        Assert.All(ExamplePredictions.Make(seed).Predictions.Take(5), prediction => Assert.InRange(prediction.Scores.Iou, ExamplePredictions.CommonIou - 0.02, ExamplePredictions.CommonIou + 0.02));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void EachMakesItsOwnMistake(uint seed)
    {
        var examples = ExamplePredictions.Make(seed);
        var named = examples.Predictions.ToDictionary(prediction => prediction.Name);
        var lesion = examples.Truth.Pixels.Sum(pixel => (long)pixel);
        Assert.True(named["shifted"].Scores is { FalsePositives: > 0, FalseNegatives: > 0 });
        Assert.Equal(lesion, named["shifted"].Mask.Pixels.Sum(pixel => (long)pixel));
        Assert.True(named["grown"].Scores is { FalsePositives: > 0, FalseNegatives: 0 });
        Assert.True(named["shrunk"].Scores is { FalsePositives: 0, FalseNegatives: > 0 });
        Assert.True(named["holes"].Scores is { FalsePositives: 0, FalseNegatives: > 0 });
        Assert.True(named["islands"].Scores is { FalsePositives: > 0, FalseNegatives: 0 });
        Assert.Equal(1, Pieces(examples.Truth, value: 1));
        Assert.Equal(1, Pieces(examples.Truth, value: 0));
        Assert.Equal(8, Pieces(named["holes"].Mask, value: 0)); // the skin, and seven holes
        Assert.Equal(8, Pieces(named["islands"].Mask, value: 1)); // the lesion, and seven islands
        // Smoothed, the area stays and the border becomes shorter.
        Assert.InRange(named["smooth"].Mask.Pixels.Sum(pixel => (long)pixel), lesion - 3, lesion);
        Assert.True(BorderLength(named["smooth"].Mask) < 0.9 * BorderLength(examples.Truth));
        Assert.InRange(named["smooth"].Scores.Iou, 0.8, 0.95);
        Assert.InRange(named["blurred"].Scores.Iou, 0.8, 0.95);
    }

    [Fact]
    public void LogitsAndProbabilitiesAgreeWithTheMask()
    {
        foreach (var prediction in ExamplePredictions.Make().Predictions)
        {
            Assert.Equal(prediction.Mask.Pixels, prediction.Probabilities.Select(probability => probability > 0.5 ? (byte)1 : (byte)0));
            Assert.All(prediction.Logits, logit => Assert.InRange(logit, -ExamplePrediction.Confident, ExamplePrediction.Confident));
        }
    }

    [Fact]
    public void TheSeedDecides()
    {
        Assert.Equal(Bytes(ExamplePredictions.Make(3)), Bytes(ExamplePredictions.Make(3)));
        Assert.NotEqual(Bytes(ExamplePredictions.Make(3)), Bytes(ExamplePredictions.Make(4)));

        static IEnumerable<byte> Bytes(ExamplePredictions examples) => examples.Predictions.SelectMany(prediction => prediction.Mask.Pixels);
    }

    // Pixels beside a pixel of the other kind.
    private static int BorderLength(Mask mask) => Enumerable.Range(0, mask.Pixels.Length).Sum(pixel => Neighbours(mask, pixel).Count(other => mask.Pixels[other] != mask.Pixels[pixel])) / 2;

    private static IEnumerable<int> Neighbours(Mask mask, int pixel)
    {
        if (pixel % mask.Width > 0)
            yield return pixel - 1;
        if (pixel % mask.Width < mask.Width - 1)
            yield return pixel + 1;
        if (pixel >= mask.Width)
            yield return pixel - mask.Width;
        if (pixel < mask.Pixels.Length - mask.Width)
            yield return pixel + mask.Width;
    }

    // Connected pieces of at least ten pixels: a bay that closes at a corner is none.
    private static int Pieces(Mask mask, byte value)
    {
        var (seen, pieces) = (new bool[mask.Pixels.Length], 0);
        for (var start = 0; start < seen.Length; start++)
        {
            if (seen[start] || mask.Pixels[start] != value)
                continue;
            var (size, open) = (0, new Stack<int>([start]));
            seen[start] = true;
            while (open.TryPop(out var pixel))
            {
                size++;
                foreach (var other in Neighbours(mask, pixel).Where(other => !seen[other] && mask.Pixels[other] == value))
                {
                    seen[other] = true;
                    open.Push(other);
                }
            }

            pieces += size >= 10 ? 1 : 0;
        }

        return pieces;
    }
}
