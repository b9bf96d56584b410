using SegLab.Experiments.LossStudy;
using SegLab.Losses;
using Xunit;

namespace SegLab.Tests.Experiments.LossStudy;

/// <summary>Profiles against what can be worked out by hand: the disc has 208 of the picture's 1024 pixels.</summary>
public sealed class LossProfileTests
{
    private const double Lesion = 208;
    private const double Background = 1024 - Lesion;

    public static TheoryData<int> All => [.. Enumerable.Range(0, LossCatalog.All.Count)];

    public static TheoryData<int> Falling => [.. Enumerable.Range(0, LossCatalog.All.Count).Where(index =>
        // Terms that do not say where a lesion is, soft targets that ask for less than certainty, a distance that jumps where the decision falls, and a skeleton that so thick a disc lacks.
        LossCatalog.All[index] is { Locates: true } and not (SoftBce or HausdorffDistance or ClDice))];

    [Fact]
    public void CrossEntropyIsItsFormula()
    {
        var profile = LossProfile.Of(new Bce());
        AssertEqual(profile, profile.Lesion, p => -((Lesion * Math.Log(p)) + (Background * Math.Log(0.9))) / 1024, p => Lesion * (p - 1) / 1024);
        AssertEqual(profile, profile.Background, p => -((Lesion * Math.Log(0.9)) + (Background * Math.Log(1 - p))) / 1024, p => Background * p / 1024);
    }

    [Fact]
    public void DiceIsItsFormula()
    {
        // D = 1 − (2·Σyp + 1) / (Σy + Σp + 1) with Σyp = 208·p and Σp = 208·p + 81.6; ∂p/∂x = p·(1 − p).
        var profile = LossProfile.Of(new Dice());
        AssertEqual(
            profile,
            profile.Lesion,
            p => 1 - (((2 * Lesion * p) + 1) / (Lesion + (Lesion * p) + (0.1 * Background) + 1)),
            p => -Lesion * p * (1 - p) * ((2 * (Lesion + (0.1 * Background) + 1)) - 1) / Math.Pow(Lesion + (Lesion * p) + (0.1 * Background) + 1, 2));
        AssertEqual(
            profile,
            profile.Background,
            p => 1 - (((2 * 0.9 * Lesion) + 1) / ((1.9 * Lesion) + (Background * p) + 1)),
            p => Background * p * (1 - p) * ((2 * 0.9 * Lesion) + 1) / Math.Pow((1.9 * Lesion) + (Background * p) + 1, 2));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void TheGradientIsTheSlopeOfTheValue(int index)
    {
        var profile = LossProfile.Of(LossCatalog.All[index]);
        Assert.Equal(LossCatalog.All[index].Name, profile.Loss);
        foreach (var response in new[] { profile.Lesion, profile.Background })
        {
            // By the trapezium rule over the logits, where no hinge bends; the step at ½ of a distance to the decided border apart.
            for (var point = 30; point < 70; point++)
            {
                var step = Logit(profile.Probabilities[point]) - Logit(profile.Probabilities[point - 1]);
                if (LossCatalog.All[index] is HausdorffDistance && point == 50)
                    continue;
                var rise = step * (response.Gradients[point] + response.Gradients[point - 1]) / 2;
                Assert.Equal(rise, response.Values[point] - response.Values[point - 1], 0.02 * (Math.Abs(rise) + 1e-3));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Falling))]
    public void BetterProbabilitiesCostNoMore(int index)
    {
        var profile = LossProfile.Of(LossCatalog.All[index]);
        Assert.All(profile.Lesion.Values.Zip(profile.Lesion.Values.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1e-12));
        Assert.All(profile.Lesion.Gradients, gradient => Assert.True(gradient <= 1e-12));
        Assert.True(profile.Lesion.Values[0] > profile.Lesion.Values[^1]);
        if (LossCatalog.All[index] is DiceText)
            return; // false alarms are free
        Assert.All(profile.Background.Values.Zip(profile.Background.Values.Skip(1)), pair => Assert.True(pair.Second >= pair.First - 1e-12));
        Assert.True(profile.Background.Values[0] < profile.Background.Values[^1]);
    }

    [Fact]
    public void ProbabilitiesAscendFromNearlyZeroToNearlyOne()
    {
        var probabilities = LossProfile.Of(new Bce()).Probabilities;
        Assert.Equal(100, probabilities.Count);
        Assert.Equal((0.005, 0.995), (probabilities[0], probabilities[^1]));
        Assert.Equal(probabilities.Order().Distinct(), probabilities);
    }

    [Fact]
    public void NoTensorIsLeft()
    {
        var before = LiveTensors.Count;
        LossProfile.Of(new Dice());
        Assert.Equal(before, LiveTensors.Count);
    }

    private static void AssertEqual(LossProfile profile, LossResponse response, Func<double, double> value, Func<double, double> gradient)
    {
        Assert.Equal(profile.Probabilities.Select(value), response.Values, (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Equal(profile.Probabilities.Select(gradient), response.Gradients, (a, b) => Math.Abs(a - b) < 1e-9);
    }

    private static double Logit(double probability) => Math.Log(probability / (1 - probability));
}
