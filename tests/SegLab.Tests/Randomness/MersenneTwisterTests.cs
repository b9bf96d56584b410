using SegLab.Randomness;
using Xunit;

namespace SegLab.Tests.Randomness;

public sealed class MersenneTwisterTests
{
    [Fact]
    public void FirstNumbersAreNumpys()
    {
        foreach (var split in Golden.Read("split.json").GetProperty("splits").EnumerateArray())
        {
            var generator = new MersenneTwister(split.GetProperty("seed").GetUInt32());
            foreach (var expected in split.GetProperty("mt19937_first8_uint32").EnumerateArray())
                Assert.Equal(expected.GetUInt32(), generator.NextUInt32());
        }
    }

    [Fact]
    public void PermutationHoldsEveryNumberOnce()
    {
        var order = new MersenneTwister(7).Permutation(1000);
        Assert.NotEqual(Enumerable.Range(0, 1000), order);
        Assert.Equal(Enumerable.Range(0, 1000), order.Order());
    }

    [Fact]
    public void NormalDrawsHaveMeanZeroAndVarianceOne()
    {
        var generator = new MersenneTwister(1);
        var draws = Enumerable.Range(0, 100_000).Select(_ => generator.NextNormal()).ToArray();
        Assert.InRange(draws.Average(), -0.02, 0.02);
        Assert.InRange(draws.Average(draw => draw * draw), 0.97, 1.03);
    }
}
