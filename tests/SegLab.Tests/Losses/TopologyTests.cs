using SegLab.Losses;
using Xunit;
using static TorchSharp.torch;

namespace SegLab.Tests.Losses;

public sealed class TopologyTests
{
    private static readonly string[] Ring = ["0000000", "0999990", "0900090", "0900090", "0900090", "0999990", "0000000"];
    private static readonly string[] Blob = ["0000000", "0099900", "0099900", "0099900", "0000000", "0000000", "0000000"];

    [Fact]
    public void ARingWithAGapIsClosedAtTheGap()
    {
        string[] broken = [.. Ring];
        broken[3] = "0900030";
        var (value, gradient) = At(broken, Ring);
        // The component (0.9, 0) lacks 0.1 of its height; the loop (0.3, 0) lacks 0.7.
        Assert.Equal(0.01 + 0.49, value, 1e-6);
        // Through the sigmoid: d/dx (0.3 − 1)² = 2·(−0.7)·0.3·0.7.
        Assert.Equal(2 * -0.7 * 0.21, gradient[3, 5], 1e-6);
        Assert.Equal(2 * -0.1 * 0.09, gradient.Cast<double>().Sum() - gradient[3, 5], 1e-6);
    }

    [Fact]
    public void AnIslandIsPushedDownAtItsSummit()
    {
        string[] island = [.. Blob];
        island[5] = "0000074";
        var (value, gradient) = At(island, Blob);
        Assert.Equal(0.01 + (0.49 / 2), value, 1e-6);
        Assert.Equal(0.7 * 0.21, gradient[5, 5], 1e-6);
        Assert.Equal(0, gradient[5, 6]);
    }

    [Fact]
    public void AHoleIsFilledAtItsBottomAndItsRimLowered()
    {
        string[] hole = [.. Blob];
        hole[2] = "0092800";
        var (value, gradient) = At(hole, Blob);
        Assert.Equal(0.01 + (0.36 / 2), value, 1e-6);
        Assert.Equal(-0.6 * 0.16, gradient[2, 3], 1e-6);
        Assert.Equal(0.6 * 0.16, gradient[2, 4], 1e-6);
    }

    [Fact]
    public void WhatIsRightInShapeCostsNothingWhereverItIs()
    {
        using var scope = NewDisposeScope();
        var target = Picture(Blob);
        var elsewhere = (target.roll(2, 3).logit() * 1e3).clamp(-1e3, 1e3);
        Assert.Equal(0, new Topology().Of(elsewhere, target.round()).item<double>());
        Assert.True(new Topology().UsesTarget);
        Assert.False(new Topology().Locates);
        Assert.False((0.5 * new Topology()).Locates);
        Assert.True((new Dice() + (0.01 * new Topology())).Locates);
    }

    /// <summary>An empty mask wants no component: the summit p costs its distance to the diagonal, p²/2. A full one wants it, and no loop.</summary>
    [Theory]
    [InlineData(0, 0.98 * 0.98 / 2)]
    [InlineData(1, 0.02 * 0.02)]
    public void AnEmptyMaskWantsNothingAndAFullOneAComponent(double mask, double expected)
    {
        using var scope = NewDisposeScope();
        var logits = full([1, 1, 6, 6], Math.Log(0.98 / 0.02), ScalarType.Float64);
        Assert.Equal(expected, new Topology().Of(logits, full_like(logits, mask)).item<double>(), 1e-12);
    }

    [Fact]
    public void EachDotThatIsMissingCostsAHalf()
    {
        using var scope = NewDisposeScope();
        var logits = zeros(1, 1, 7, 7, ScalarType.Float64);
        // A flat prediction has one component, (½, 0), and no loop.
        Assert.Equal(0.25 + 0.5, new Topology().Of(logits, Picture(Ring).round()).item<double>(), 1e-12);
    }

    [Fact]
    public void ABatchCostsTheMeanOfItsImages()
    {
        using var scope = NewDisposeScope();
        var (logits, target) = (cat([Picture(Blob), Picture(Ring), Picture(Ring)]).clamp(0.1, 0.8).logit(), cat([Picture(Blob), Picture(Blob), Picture(Ring)]).round());
        var alone = Enumerable.Range(0, 3).Average(image => new Topology().Of(logits[image..(image + 1)], target[image..(image + 1)]).item<double>());
        Assert.Equal(alone, new Topology().Of(logits, target).item<double>(), 1e-12);
    }

    [Fact]
    public void LargerPicturesAreAveragedDownToTheSide()
    {
        using var scope = NewDisposeScope();
        var (small, target) = (Picture(Ring).clamp(0.1, 0.8).logit(), Picture(Blob).round());
        Tensor Larger(Tensor picture) => picture.repeat_interleave(3, 2).repeat_interleave(3, 3);
        Assert.Equal(new Topology().Of(small, target).item<double>(), new Topology(7).Of(Larger(small), Larger(target)).item<double>(), 1e-12);
    }

    /// <summary>Steps down the gradient, with a learning rate that moves only critical pixels, end with the truth's shape.</summary>
    [Fact]
    public void DescendingRepairsTheShape()
    {
        using var scope = NewDisposeScope();
        string[] wrong = ["7000000", "0999990", "0900090", "0300090", "0903090", "0999990", "0000000"];
        var logits = Picture(wrong).clamp(0.05, 0.95).logit();
        var target = Picture(Ring).round();
        for (var step = 0; step < 200; step++)
        {
            using var inner = NewDisposeScope();
            var leaf = logits.detach().requires_grad_();
            new Topology().Of(leaf, target).backward();
            logits = (logits - (5 * leaf.grad!)).MoveToOuterDisposeScope();
        }

        bool[] lesion = [.. (logits > 0).data<bool>().ToArray()];
        Assert.Equal((1, 1), Persistence.Flooding.BettiNumbers(lesion, 7));
        Assert.True(lesion[22]);
        Assert.False(lesion[0]);
    }

    private static (double Value, double[,] Gradient) At(string[] prediction, string[] mask)
    {
        using var scope = NewDisposeScope();
        var logits = Picture(prediction).clamp_min(1e-9).logit().requires_grad_();
        var value = new Topology().Of(logits, Picture(mask).round());
        value.backward();
        var gradient = new double[prediction.Length, prediction[0].Length];
        var flat = logits.grad!.data<double>().ToArray();
        Buffer.BlockCopy(flat, 0, gradient, 0, flat.Length * sizeof(double));
        return (value.item<double>(), gradient);
    }

    // Digits are tenths.
    private static Tensor Picture(string[] rows)
        => tensor(rows.SelectMany(row => row).Select(digit => (digit - '0') / 10.0).ToArray()).reshape(1, 1, rows.Length, rows[0].Length);
}
