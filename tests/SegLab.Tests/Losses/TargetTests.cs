using SegLab.Losses;
using Xunit;
using static TorchSharp.torch;

namespace SegLab.Tests.Losses;

/// <summary>What is derived from masks is made once, and belongs to the right images.</summary>
public sealed class TargetTests
{
    public static TheoryData<string> Losses => [.. LossCatalog.All.Select(loss => loss.GetType().Name)];

    [Fact]
    public void AMapIsMadeOnceForAllBatches()
    {
        using var scope = NewDisposeScope();
        var made = 0;
        var masks = Masks(5);
        using var whole = new Target(masks);
        using var first = whole.Batch(tensor([4L, 0L]));
        using var second = whole.Batch(tensor([1L, 1L, 2L]));

        Assert.Equal(Areas(4, 0), Map(first));
        Assert.Equal(Areas(1, 1, 2), Map(second));
        Assert.Equal(Areas(0, 1, 2, 3, 4), Map(whole));
        Assert.Equal(Areas(4, 0), Map(first));
        Assert.Equal(1, made);

        float[] Map(Target target) => target.Map("area", each =>
        {
            made++;
            return each.sum([1, 2, 3]);
        }).data<float>().ToArray();

        float[] Areas(params int[] images) => [.. images.Select(image => masks[image].sum().item<float>())];
    }

    [Fact]
    public void ManyImagesAreMadeInPortions()
    {
        using var scope = NewDisposeScope();
        using var whole = new Target(arange(600.0f).reshape(600, 1, 1, 1));
        var portions = new List<long>();
        var map = whole.Map("double", masks =>
        {
            portions.Add(masks.shape[0]);
            return 2 * masks;
        });
        Assert.Equal([256, 256, 88], portions);
        Assert.Equal(Enumerable.Range(0, 600).Select(index => 2f * index), map.data<float>().ToArray());
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void ABatchOfASetCostsWhatItsMasksCost(string name)
    {
        using var scope = NewDisposeScope();
        var loss = Loss.Parse(name);
        var side = Math.Max(8, loss.SmallestSide);
        var masks = Masks(5, side);
        var logits = (arange(3 * side * side, ScalarType.Float32) * 1.7).sin().reshape(3, 1, side, side);
        var chosen = tensor([3L, 0L, 3L]);
        using var whole = new Target(masks);
        using var batch = whole.Batch(chosen);
        Assert.Equal(loss.Of(logits, masks.index_select(0, chosen)).item<float>(), loss.Of(logits, batch).item<float>());
        Assert.Equal(loss.Of(logits, batch).item<float>(), loss.Of(logits, batch).item<float>());
    }

    [Fact]
    public void NothingIsLeftBehind()
    {
        using var scope = NewDisposeScope();
        var (masks, logits, chosen) = (Masks(4), zeros(2, 1, 8, 8), tensor([1L, 2L]));
        var before = LiveTensors.Count;
        using (var whole = new Target(masks))
        using (var batch = whole.Batch(chosen))
            new Boundary().Of(logits, batch).Dispose();
        Assert.Equal(before, LiveTensors.Count);
    }

    private static Tensor Masks(int images, int side = 8)
        => ((arange(images * side * side, ScalarType.Float32) * 0.37).sin() > 0.3).to_type(ScalarType.Float32).reshape(images, 1, side, side);
}
