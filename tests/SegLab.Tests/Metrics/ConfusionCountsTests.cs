using SegLab.Data;
using SegLab.Metrics;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace SegLab.Tests.Metrics;

public sealed class ConfusionCountsTests
{
    // Expected values by hand from the definitions.
    [Theory]
    [InlineData(3, 1, 2, 4, 0.5, 6 / 9.0, 0.75, 0.6, 0.8, 0.7, -0.2)]
    [InlineData(0, 0, 0, 10, 1, 1, 1, 1, 1, 1, 0)]
    [InlineData(0, 0, 4, 6, 0, 0, 0, 0, 1, 0.6, -1)]
    [InlineData(0, 4, 0, 6, 0, 0, 0, 0, 0.6, 0.6, 1)]
    [InlineData(10, 0, 0, 0, 1, 1, 1, 1, 1, 1, 0)]
    [InlineData(6, 0, 4, 0, 0.6, 0.75, 1, 0.6, 0, 0.6, -0.4)]
    [InlineData(0, 5, 5, 0, 0, 0, 0, 0, 0, 0, 0)]
    [InlineData(2, 4, 0, 4, 2 / 6.0, 0.5, 2 / 6.0, 1, 0.5, 0.6, 2)]
    public void ScoresAreTheDefinitions(
        long hits, long alarms, long misses, long rest, double iou, double dice, double precision, double recall, double specificity, double accuracy, double areaError)
    {
        var counts = new ConfusionCounts(hits, alarms, misses, rest);
        Assert.Equal((iou, dice, precision, recall), (counts.Iou, counts.Dice, counts.Precision, counts.Recall));
        Assert.Equal((specificity, accuracy, areaError), (counts.Specificity, counts.Accuracy, counts.AreaError));
    }

    [Fact]
    public void TwoMasksAreCounted()
    {
        var counts = ConfusionCounts.Of(new Mask(4, 2, [1, 1, 0, 0, 255, 0, 0, 0]), new Mask(4, 2, [1, 0, 1, 0, 1, 1, 1, 0]));
        Assert.Equal(new(2, 1, 3, 2), counts);
        Assert.Equal(new(3, 3, 6, 12), counts + new ConfusionCounts(1, 2, 3, 10));
        Assert.Throws<SegLabException>(() => ConfusionCounts.Of(new Mask(4, 2, new byte[8]), new Mask(2, 4, new byte[8])));
    }

    [Fact]
    public void CountsEachImageOfABatchAndALogitOfZeroIsSkin()
    {
        using var scope = NewDisposeScope();
        var logits = tensor(new[] { 1f, -1, 0, 2, 5, 5, 5, float.NaN }).reshape(2, 1, 2, 2);
        var target = tensor(new[] { 1f, 1, 1, 0, 1, 1, 1, 0 }).reshape(2, 1, 2, 2);
        Assert.Equal([new(1, 1, 2, 0), new(3, 0, 0, 1)], ConfusionCounts.Of(logits, target));
    }

    [Fact]
    public void LeavesNoTensorBehind()
    {
        using var logits = zeros(2, 1, 4, 4).requires_grad_();
        using var target = ones(2, 1, 4, 4);
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        ConfusionCounts.Of(logits, target);
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void ShapesThatDoNotFitAreRefused()
    {
        using var scope = NewDisposeScope();
        var message = Assert.Throws<SegLabException>(() => ConfusionCounts.Of(zeros(2, 1, 4, 4), zeros(2, 1, 4, 5))).Message;
        Assert.Contains("[2, 1, 4, 4]", message, StringComparison.Ordinal);
        Assert.Contains("[2, 1, 4, 5]", message, StringComparison.Ordinal);
        Assert.Throws<SegLabException>(() => ConfusionCounts.Of(zeros(2, 3, 4, 4), zeros(2, 3, 4, 4)));
        Assert.Throws<SegLabException>(() => ConfusionCounts.Of(zeros(4, 4), zeros(4, 4)));
    }
}
