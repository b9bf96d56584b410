using SegLab.Losses;
using Xunit;
using static TorchSharp.torch;

namespace SegLab.Tests.Losses;

public sealed class LossValueTests
{
    [Fact]
    public void NamesMentionWhatIsNotAtItsDefault()
    {
        Assert.Equal("BCE", new Bce().Name);
        Assert.Equal("Tversky", new Tversky().Name);
        Assert.Equal("Tversky (β = 0.3)", new Tversky(0.3).Name);
        Assert.Equal("Tversky (β = 0.3, smooth = 2)", new Tversky(0.3, 2).Name);
        Assert.Equal("Dice per image", new Dice(PerImage: true).Name);
        Assert.Equal("Focal (α = 0.25)", new Focal(Alpha: 0.25).Name);
        Assert.Equal("0.5·BCE + Dice", ((0.5 * new Bce()) + new Dice()).Name);
        Assert.Equal("2·(BCE + Dice) + Focal", ((2 * (new Bce() + new Dice())) + new Focal()).Name);
    }

    [Fact]
    public void EqualParametersMakeEqualLosses()
    {
        Assert.Equal((0.5 * new Bce()) + new Dice(), (0.5 * new Bce()) + new Dice());
        Assert.NotEqual((0.5 * new Bce()) + new Dice(), (0.6 * new Bce()) + new Dice());
        Assert.NotEqual<Loss>(new Tversky(0.3), new Tversky(0.4));
        Assert.NotEqual<Loss>(new Dice(), new Dice(PerImage: true));
    }

    [Fact]
    public void ASumIsTheWeightedSumOfItsTerms()
    {
        using var scope = NewDisposeScope();
        var logits = tensor(new[] { -2.0, 0.5, 1, 3 }).reshape(1, 1, 2, 2);
        var target = tensor(new[] { 0.0, 1, 0, 1 }).reshape(1, 1, 2, 2);
        var expected = (0.25 * new Bce().Of(logits, target).item<double>()) + (2 * new Dice().Of(logits, target).item<double>());
        Assert.Equal(expected, ((0.25 * new Bce()) + (2 * new Dice())).Of(logits, target).item<double>(), 1e-14);
    }

    [Fact]
    public void AnImageAloneHasTheSameLossPerImageAndPerBatch()
    {
        using var scope = NewDisposeScope();
        var logits = tensor(new[] { -2.0, 0.5, 1, 3 }).reshape(1, 1, 2, 2);
        var target = tensor(new[] { 0.0, 1, 0, 1 }).reshape(1, 1, 2, 2);
        Assert.Equal(new Dice().Of(logits, target).item<double>(), new Dice(PerImage: true).Of(logits, target).item<double>(), 1e-14);
        Assert.Equal(new Tversky(0.2).Of(logits, target).item<double>(), new Tversky(0.2, PerImage: true).Of(logits, target).item<double>(), 1e-14);
    }

    [Fact]
    public void ALossOfOnesOwnIsALambda()
    {
        using var scope = NewDisposeScope();
        var loss = new CustomLoss("Brier", (logits, target) => (logits.sigmoid() - target).square().mean());
        Assert.Equal(0.25f, loss.Of(zeros(1, 1, 2, 2), zeros(1, 1, 2, 2)).item<float>());
        Assert.Equal("Brier + Dice", (loss + new Dice()).Name);
        var unreduced = new CustomLoss("Brier", (logits, target) => (logits.sigmoid() - target).square());
        Assert.Contains(".mean()", Assert.Throws<SegLabException>(() => unreduced.Of(zeros(1, 1, 2, 2), zeros(1, 1, 2, 2))).Message, StringComparison.Ordinal);
        Assert.Throws<SegLabException>(() => new CustomLoss(" ", (logits, target) => logits.mean()));
    }

    [Fact]
    public void ALossOfOnesOwnCombinesAsAnyOther()
    {
        using var scope = NewDisposeScope();
        var own = Loss.From("Brier", (logits, target) => (logits.sigmoid() - target).square().mean());
        Assert.Equal("0.5·Brier + Dice", ((0.5 * own) + Loss.Parse("dice")).Name);
        Assert.Equal(0.25f, own.Of(zeros(1, 1, 2, 2), zeros(1, 1, 2, 2)).item<float>());
    }

    [Fact]
    public void ALossOfOnesOwnWithoutAGradientIsToldAtOnce()
    {
        using var scope = NewDisposeScope();
        var decided = Loss.From("Decided", (logits, target) => ((logits > 0).to_type(logits.dtype) - target).square().mean());
        var (logits, target) = (ones(1, 1, 2, 2).requires_grad_(), zeros(1, 1, 2, 2));
        Assert.Contains("The loss Decided has no gradient", Assert.Throws<SegLabException>(() => decided.Of(logits, target)).Message, StringComparison.Ordinal);
        using var noGradient = no_grad();
        Assert.Equal(1, decided.Of(logits, target).item<float>());
    }

    [Theory]
    [InlineData(false, 12.0 / 36)] // The perimeter of a square of 3×3 pixels.
    [InlineData(true, (10 + 1.4142135623730951) / 36)] // Ten pixels see one step, the lower right corner two at once.
    public void TotalVariationOfASquareIsItsPerimeterAmongAllPixels(bool isotropic, double expected)
    {
        using var scope = NewDisposeScope();
        var logits = full([1, 1, 6, 6], -1e3, ScalarType.Float64);
        logits.narrow(2, 1, 3).narrow(3, 1, 3).fill_(1e3);
        Assert.Equal(expected, new TotalVariation(isotropic, 1e-20).Of(logits, logits).item<double>(), 1e-8);
    }

    [Fact]
    public void LovaszHingeInSinglePrecisionKeepsItsDigitsOnLargeBatches()
    {
        using var scope = NewDisposeScope();
        var steps = arange(1 << 20, ScalarType.Float64).reshape(16, 1, 256, 256);
        var (logits, target) = (3 * (steps * 1.7).sin(), ((steps * 0.9).cos() > 0.8).to_type(ScalarType.Float64));
        var exact = new LovaszHinge().Of(logits, target).item<double>();
        Assert.Equal(exact, new LovaszHinge().Of(logits.@float(), target.@float()).item<float>(), 1e-6 * exact);
    }

    [Fact]
    public void UnifiedFocalIsTheFormulaOfThePaper()
    {
        using var scope = NewDisposeScope();
        // A lesion pixel with p = 0.8 and a skin pixel with p = 0.2; δ = 0.6, γ = ½, no smoothing to speak of.
        var logits = tensor(new[] { Math.Log(4), -Math.Log(4) }).reshape(1, 1, 1, 2);
        var target = tensor(new[] { 1.0, 0 }).reshape(1, 1, 1, 2);
        var crossEntropy = -((0.6 * Math.Log(0.8)) + (0.4 * Math.Sqrt(0.2) * Math.Log(0.8))) / 2;
        var index = 0.8 / (0.8 + (0.6 * 0.2) + (0.4 * 0.2));
        var overlap = ((1 - index) + Math.Sqrt(1 - index)) / 2;
        Assert.Equal((0.3 * crossEntropy) + (0.7 * overlap), new UnifiedFocal(0.3, Smooth: 1e-14).Of(logits, target).item<double>(), 1e-12);
    }

    [Fact]
    public void SurfaceBceWeighsPixelsByTheirDistanceToTheBorder()
    {
        using var scope = NewDisposeScope();
        // Distances less one: 1, 0 | 0, 1, 2; every pixel costs log 2.
        var target = tensor(new[] { 1.0, 1, 0, 0, 0 }).reshape(1, 1, 1, 5);
        var expected = Math.Log(2) * (5 + (3 * (2 + (2 * Math.Exp(-1 / 8.0)) + Math.Exp(-4 / 8.0)))) / 5;
        Assert.Equal(expected, new SurfaceBce(3, 2).Of(zeros_like(target), target).item<double>(), 1e-12);
        var empty = zeros_like(target);
        Assert.Equal(Math.Log(2), new SurfaceBce(3, 2).Of(empty, empty).item<double>(), 1e-12);
    }

    [Fact]
    public void HausdorffDistanceIsTheSumOverWrongPixelsOfTheirDistances()
    {
        using var scope = NewDisposeScope();
        // The last pixel but one is wrong: 1 from the prediction's border, 3 from the mask's.
        var target = tensor(new[] { 1.0, 1, 0, 0, 0, 0 }).reshape(1, 1, 1, 6);
        var logits = 1e3 * tensor(new[] { 1.0, 1, -1, -1, 1, -1 }).reshape(1, 1, 1, 6);
        Assert.Equal((1 + 9) / 6.0, new HausdorffDistance().Of(logits, target).item<double>(), 1e-12);
        Assert.Equal((1 + 27) / 6.0, new HausdorffDistance(3).Of(logits, target).item<double>(), 1e-12);
    }

    [Fact]
    public void CenterLineDiceForgivesThicknessAndNotBreaks()
    {
        using var scope = NewDisposeScope();
        var line = full([1, 1, 16, 16], -1e3, ScalarType.Float64);
        line.narrow(2, 8, 1).fill_(1e3);
        var (thick, broken) = (line.clone(), line.clone());
        thick.narrow(2, 7, 3).fill_(1e3);
        broken.narrow(3, 6, 4).fill_(-1e3);
        Assert.Equal(0, new ClDice().Of(thick, line.sigmoid()).item<double>(), 1e-12);
        // All of the prediction is inside, 12 of 16 pixels are found: P = 1, S = 13/17.
        Assert.Equal(1 - (2 * (13.0 / 17) / (1 + (13.0 / 17))), new ClDice().Of(broken, line.sigmoid()).item<double>(), 1e-12);
    }

    public static TheoryData<string, Func<Loss>> WrongParameters => new()
    {
        { "Tversky: Beta is 1.5, and a number from 0 to 1 is expected.", () => new Tversky(1.5) },
        { "Tversky: Beta is -0.1, and a number from 0 to 1 is expected.", () => new Tversky() with { Beta = -0.1 } },
        { "Tversky: Beta is NaN, and a number from 0 to 1 is expected.", () => new Tversky(double.NaN) },
        { "Tversky: Smooth is 0, and a finite number above 0 is expected.", () => new Tversky(Smooth: 0) },
        { "Dice: Smooth is -1, and a finite number above 0 is expected.", () => new Dice(-1) },
        { "DiceText: Epsilon is 0, and a finite number above 0 is expected.", () => new DiceText(0) },
        { "Focal: Gamma is -1, and a finite number, 0 or more is expected.", () => new Focal(-1) },
        { "Focal: Alpha is 2, and a number from 0 to 1 is expected.", () => new Focal(Alpha: 2) },
        { "FocalOneSided: Gamma is Infinity, and a finite number, 0 or more is expected.", () => new FocalOneSided(double.PositiveInfinity) },
        { "FocalTversky: Gamma is 0.5, and a number from 1 to 3 is expected.", () => new FocalTversky(Gamma: 0.5) },
        { "WeightedBce: PositiveWeight is -3, and a finite number, 0 or more is expected.", () => new WeightedBce(-3) },
        { "SoftBce: Smoothing is 1.1, and a number from 0 to 1 is expected.", () => new SoftBce(1.1) },
        { "TotalVariation: Epsilon is 0, and a finite number above 0 is expected.", () => new TotalVariation(Epsilon: 0) },
        { "Ssim: C1 is 0, and a finite number above 0 is expected.", () => new Ssim(0) },
        { "Ssim: C2 is -1, and a finite number above 0 is expected.", () => new Ssim(C2: -1) },
        { "ClDice: Erosions is -1, and a finite number, 0 or more is expected.", () => new ClDice(-1) },
        { "ClDice: Smooth is 0, and a finite number above 0 is expected.", () => new ClDice(Smooth: 0) },
        { "Jaccard: Smooth is 0, and a finite number above 0 is expected.", () => new Jaccard(0) },
        { "LogCoshDice: Smooth is 0, and a finite number above 0 is expected.", () => new LogCoshDice(0) },
        { "UnifiedFocal: Gamma is 1, and a number from 0 to 0.9 is expected.", () => new UnifiedFocal(Gamma: 1) },
        { "UnifiedFocal: Delta is 2, and a number from 0 to 1 is expected.", () => new UnifiedFocal(Delta: 2) },
        { "SurfaceBce: Extra is -1, and a finite number, 0 or more is expected.", () => new SurfaceBce(-1) },
        { "SurfaceBce: Sigma is 0, and a finite number above 0 is expected.", () => new SurfaceBce(Sigma: 0) },
        { "Topology: Side is 0, and a finite number, 1 or more is expected.", () => new Topology(0) },
        { "HausdorffDistance: Alpha is 0, and a finite number above 0 is expected.", () => new HausdorffDistance(0) },
        { "WeightedLoss: Weight is -1, and a finite number, 0 or more is expected.", () => -1 * new Bce() },
    };

    [Theory]
    [MemberData(nameof(WrongParameters))]
    public void AWrongParameterFailsWhenTheLossIsMade(string message, Func<Loss> make)
        => Assert.Equal(message, Assert.Throws<SegLabException>(make).Message);
}
