using SegLab.Losses;
using Xunit;
using static TorchSharp.torch;

namespace SegLab.Tests.Losses;

public sealed class GrowingWeightTests
{
    /// <summary>Kervadec et al.: 0.01 in the first epoch, 0.01 more in each that follows.</summary>
    [Theory]
    [InlineData(1, 0.01)]
    [InlineData(2, 0.02)]
    [InlineData(40, 0.4)]
    [InlineData(100, 1)]
    [InlineData(500, 1)]
    public void TheWeightGrowsToItsLimit(int epoch, double weight)
        => Assert.Equal(weight, Assert.IsType<WeightedLoss>(new GrowingWeight(new Boundary()).AtEpoch(epoch)).Weight, 1e-12);

    [Fact]
    public void ItGrowsWithinSumsAndProducts()
    {
        var growing = new GrowingWeight(new Bce(), Start: 0.5, Step: 0.25);
        Assert.Equal(2 * (new Dice() + (0.75 * new Bce())), (2 * (new Dice() + growing)).AtEpoch(2));
        Assert.Equal(0.75 * (0.75 * new Bce()), new GrowingWeight(growing, Start: 0.5, Step: 0.25).AtEpoch(2));
    }

    [Fact]
    public void OtherLossesAreTheSameInEveryEpoch() => Assert.All(LossCatalog.All, loss => Assert.Same(loss, loss.AtEpoch(7)));

    [Fact]
    public void OutsideTrainingItIsTheFirstEpochs()
    {
        using var scope = NewDisposeScope();
        var (logits, target) = (arange(4.0).reshape(1, 1, 2, 2), ones(1, 1, 2, 2));
        Assert.Equal((0.5 * new Bce()).Of(logits, target).item<float>(), new GrowingWeight(new Bce(), Start: 0.5).Of(logits, target).item<float>());
    }

    [Fact]
    public void ItsNameTellsStartAndStep()
    {
        Assert.Equal("Dice + 0.01(+0.01)·Boundary", (new Dice() + new GrowingWeight(new Boundary())).Name);
        Assert.Equal("0(+0.1, ≤0.5)·(BCE + Dice)", new GrowingWeight(new Bce() + new Dice(), 0, 0.1, 0.5).Name);
    }

    [Fact]
    public void NegativeWeightsAreRefused()
        => Assert.Contains("GrowingWeight: Step is -1, and a finite number, 0 or more is expected", Assert.Throws<SegLabException>(() => new GrowingWeight(new Bce(), Step: -1)).Message, StringComparison.Ordinal);
}
