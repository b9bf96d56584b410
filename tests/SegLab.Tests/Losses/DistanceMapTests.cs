using FsCheck.Xunit;
using SegLab.Losses;
using SegLab.Randomness;
using Xunit;
using static TorchSharp.torch;

namespace SegLab.Tests.Losses;

public sealed class DistanceMapTests
{
    [Fact]
    public void SignedDistancesAreTheReferences()
    {
        var items = Golden.Read("sdf.json").GetProperty("items").EnumerateArray().ToList();
        Assert.NotEmpty(items);
        Assert.All(items, item =>
        {
            using var scope = NewDisposeScope();
            var mask = item.GetProperty("mask").GetString()!.Select(pixel => pixel == '1' ? 1.0 : 0.0).ToArray();
            var masks = tensor(mask).reshape(1, 1, item.GetProperty("h").GetInt64(), item.GetProperty("w").GetInt64());
            Assert.Equal(Golden.Numbers(item.GetProperty("phi")), DistanceMap.Signed(masks).data<double>().ToArray(), (one, other) => Math.Abs(one - other) < 1e-6);
        });
    }

    /// <summary>Against all pairs of pixels.</summary>
    [Property(MaxTest = 100)]
    public bool DistancesAreThoseOfBruteForce(uint seed)
    {
        using var scope = NewDisposeScope();
        var generator = new MersenneTwister(seed);
        var (height, width, density) = (1 + (int)(14 * generator.NextDouble()), 1 + (int)(14 * generator.NextDouble()), generator.NextDouble());
        var mask = Enumerable.Range(0, 2 * height * width).Select(_ => generator.NextDouble() < density ? 1f : 0f).ToArray();
        var found = DistanceMap.ToOtherClass(tensor(mask).reshape(2, 1, height, width).to_type(ScalarType.Float64)).data<double>().ToArray();
        return Enumerable.Range(0, mask.Length).All(index => found[index].Equals(Nearest(index)));

        double Nearest(int index)
        {
            var image = index / (height * width);
            return Enumerable.Range(image * height * width, height * width).Where(other => mask[other] != mask[index])
                .Select(other => Math.Sqrt(Square((other / width) - (index / width)) + Square((other % width) - (index % width))))
                .DefaultIfEmpty(double.PositiveInfinity).Min();
        }

        static double Square(int step) => (double)step * step;
    }

    [Fact]
    public void MapsHaveTheMasksTypeAndLeaveNothingBehind()
    {
        using var masks = ones(3, 1, 5, 7);
        var before = TorchSharp.DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        var maps = DistanceMap.Signed(masks);
        Assert.Equal(before + 1, TorchSharp.DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        Assert.Equal(masks.shape, maps.shape);
        Assert.Equal(ScalarType.Float32, maps.dtype);
        maps.Dispose();
    }
}
