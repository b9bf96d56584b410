using SegLab.Losses;
using Xunit;
using static TorchSharp.torch;

namespace SegLab.Tests.Losses;

public sealed class DescendingOrderTests
{
    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void EachRowIsInOrderAndNamesEveryPlaceOnce(ScalarType type)
    {
        using var scope = NewDisposeScope();
        var rows = linspace(-3, 4, 5000).sin().mul(1000).frac().reshape(5, 1000).to_type(type);
        var order = DescendingOrder.Of(rows);
        var sorted = rows.gather(1, order);
        Assert.True((sorted.diff(dim: 1) <= 0).all().item<bool>());
        Assert.Equal(arange(1000).expand(5, 1000).reshape(-1).data<long>().ToArray(), order.sort(dim: 1).Values.reshape(-1).data<long>().ToArray());
    }

    [Fact]
    public void SignsZerosAndInfinitiesHaveTheirPlaces()
    {
        using var scope = NewDisposeScope();
        float[] numbers = [0, -1.5f, float.PositiveInfinity, 1e-40f, -1e-40f, 3, float.NegativeInfinity, 3.0000002f, -3];
        var order = DescendingOrder.Of(tensor(numbers).reshape(1, -1)).data<long>().ToArray();
        Assert.Equal(numbers.OrderDescending(), order.Select(place => numbers[place]));
    }

    [Fact]
    public void RowsThatDoNotLieTogetherAreReadAsTheyAre()
    {
        using var scope = NewDisposeScope();
        var columns = tensor(new float[] { 1, 5, 2, 4, 3, 6 }).reshape(3, 2).t();
        Assert.Equal([2, 1, 0, 2, 0, 1], DescendingOrder.Of(columns).reshape(-1).data<long>().ToArray());
    }
}
