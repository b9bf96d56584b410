using SegLab.Statistics;
using Xunit;

namespace SegLab.Tests.Statistics;

public sealed class QuantileTests
{
    // numpy.percentile([1, 2, 4, 8], …) of numpy 1.24.2.
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.1, 1.3)]
    [InlineData(0.5, 3)]
    [InlineData(0.95, 7.4)]
    [InlineData(1, 8)]
    public void QuantilesAreThoseOfNumpy(double share, double expected) => Assert.Equal(expected, Quantile.Of([1, 2, 4, 8], share), 1e-14);

    [Fact]
    public void ASingleValueIsEveryQuantile() => Assert.Equal(3, Quantile.Of([3], 0.95));
}
