using FsCheck.Xunit;
using SegLab.Losses;
using SegLab.Randomness;
using static TorchSharp.torch;

namespace SegLab.Tests.Losses;

/// <summary>Laws between losses, on random logits and masks.</summary>
public sealed class LossLawTests
{
    [Property(MaxTest = 50)]
    public bool TverskyWithHalfIsDiceWithTwiceTheSmoothing(uint seed, bool perImage)
        => Same(seed, new Tversky(0.5, 1, perImage), new Dice(2, perImage));

    [Property(MaxTest = 50)]
    public bool FocalWithoutModulationIsBce(uint seed) => Same(seed, new Focal(0), new Bce()) && Same(seed, new FocalOneSided(0), new Bce());

    [Property(MaxTest = 50)]
    public bool BceIsItsCases(uint seed) => Same(seed, new WeightedBce(1, 1), new Bce()) && Same(seed, new SoftBce(0), new Bce()) && Same(seed, new SurfaceBce(0), new Bce());

    [Property(MaxTest = 50)]
    public bool FocalTverskyWithoutItsRootIsTversky(uint seed) => Same(seed, new FocalTversky(0.7, 0.3, 1), new Tversky(0.3));

    [Property(MaxTest = 50)]
    public bool BceIsTheSameForLesionAndSkinExchanged(uint seed)
    {
        using var scope = NewDisposeScope();
        var (logits, target) = Draw(seed);
        return Math.Abs(new Bce().Of(logits, target).item<double>() - new Bce().Of(-logits, 1 - target).item<double>()) < 1e-12;
    }

    /// <summary>Berman et al. 2018: where all hinge errors are 0 or 2, the extension is twice the set function, the Jaccard loss.</summary>
    [Property(MaxTest = 50)]
    public bool LovaszHingeOfSurePredictionsIsTwiceTheJaccardLoss(uint seed)
    {
        using var scope = NewDisposeScope();
        var (logits, target) = Draw(seed);
        var lesion = (logits > 0).to_type(ScalarType.Float64);
        var jaccardLoss = 1 - ((lesion * target).sum() / maximum(lesion, target).sum().clamp_min(1));
        var bothEmpty = lesion.sum().item<double>() + target.sum().item<double>() == 0;
        var expected = bothEmpty ? 0 : 2 * jaccardLoss.item<double>();
        return Math.Abs(new LovaszHinge().Of((2 * lesion) - 1, target).item<double>() - expected) < 1e-12;
    }

    [Property(MaxTest = 50)]
    public bool TotalVariationIsTheSameForLesionAndSkinExchanged(uint seed, bool isotropic)
    {
        using var scope = NewDisposeScope();
        var (logits, target) = Draw(seed);
        var loss = new TotalVariation(isotropic);
        return Math.Abs(loss.Of(logits, target).item<double>() - loss.Of(-logits, target).item<double>()) < 1e-12;
    }

    /// <summary>Wang et al. 2004: SSIM is symmetric, at most 1, and 1 for equal pictures only; here between sure predictions and masks.</summary>
    [Property(MaxTest = 50)]
    public bool SsimIsSymmetricAndZeroForEqualMasks(uint seed)
    {
        using var scope = NewDisposeScope();
        var (logits, target) = Draw(seed, side: 13);
        var lesion = (logits > 0).to_type(ScalarType.Float64);
        var (one, other, same) = (Value(lesion, target), Value(target, lesion), Value(target, target));
        return Math.Abs(one - other) < 1e-12 && one is > 0 and < 2 && Math.Abs(same) < 1e-12;

        static double Value(Tensor prediction, Tensor mask) => new Ssim().Of(1e3 * ((2 * prediction) - 1), mask).item<double>();
    }

    /// <summary>Of one index each: J = D / (2 − D); with twice the smoothing on Dice's side, both count the same pixels.</summary>
    [Property(MaxTest = 50)]
    public bool JaccardIndexIsDiceIndexOverTwoLessIt(uint seed)
    {
        using var scope = NewDisposeScope();
        var (logits, target) = Draw(seed);
        var dice = 1 - new Dice(2).Of(logits, target).item<double>();
        return Math.Abs(1 - new Jaccard().Of(logits, target).item<double>() - (dice / (2 - dice))) < 1e-12;
    }

    [Property(MaxTest = 50)]
    public bool LogCoshDiceIsLogCoshOfDice(uint seed)
    {
        using var scope = NewDisposeScope();
        var (logits, target) = Draw(seed);
        var expected = Math.Log(Math.Cosh(new Dice().Of(logits, target).item<double>()));
        return Math.Abs(new LogCoshDice().Of(logits, target).item<double>() - expected) < 1e-12;
    }

    /// <summary>Yeung et al. 2022: with γ = 0 the parts are the weighted cross entropy and the mean Tversky loss of both classes.</summary>
    [Property(MaxTest = 50)]
    public bool UnifiedFocalWithoutModulationIsItsParts(uint seed)
    {
        using var scope = NewDisposeScope();
        var (logits, target) = Draw(seed);
        var bothClasses = new Tversky(0.4).Of(logits, target).item<double>() + new Tversky(0.4).Of(-logits, 1 - target).item<double>();
        return Same(seed, new UnifiedFocal(1, 0.6, 0), new WeightedBce(0.6, 0.4))
            && Math.Abs(new UnifiedFocal(0, 0.6, 0).Of(logits, target).item<double>() - (bothClasses / 2)) < 1e-12;
    }

    private static bool Same(uint seed, Loss first, Loss second)
    {
        using var scope = NewDisposeScope();
        var (logits, target) = Draw(seed);
        return Math.Abs(first.Of(logits, target).item<double>() - second.Of(logits, target).item<double>()) < 1e-12;
    }

    private static (Tensor Logits, Tensor Target) Draw(uint seed, int side = 6)
    {
        var generator = new MersenneTwister(seed);
        var logits = Enumerable.Range(0, 2 * side * (side - 1)).Select(_ => 5 * generator.NextNormal()).ToArray();
        var target = logits.Select(_ => generator.NextDouble() < 0.4 ? 1.0 : 0.0).ToArray();
        return (tensor(logits).reshape(2, 1, side, side - 1), tensor(target).reshape(2, 1, side, side - 1));
    }
}
