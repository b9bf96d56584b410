using SegLab.Statistics;
using Xunit;

namespace SegLab.Tests.Statistics;

public sealed class SeedSpreadTests
{
    [Fact]
    public void TheSpreadIsThatOfTheSeedsMeansNotOfTheImages()
    {
        var spread = SeedSpread.OfImages([[0.2, 1.0], [0.3, 0.9], [0.3, 1.2]]);
        Assert.Equal([0.6, 0.6, 0.75], spread.SeedScores, (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal(0.65, spread.Mean, 1e-12);
        // √((0.05² + 0.05² + 0.1²)/2)
        Assert.Equal(Math.Sqrt(0.0075), spread.StandardDeviation!.Value, 1e-12);
        Assert.Equal("0.650 ± 0.087 (standard deviation over 3 seeds)", $"{spread}");
    }

    [Fact]
    public void ASingleSeedHasNoSpread()
    {
        Assert.Null(SeedSpread.Of([0.7]).StandardDeviation);
        Assert.Equal("0.700 (a single seed)", $"{SeedSpread.Of([0.7])}");
    }

    [Fact]
    public void WrongScoresAreRefused()
    {
        Assert.Throws<SegLabException>(() => SeedSpread.Of([]));
        Assert.Throws<SegLabException>(() => SeedSpread.Of([double.NaN]));
        Assert.Throws<SegLabException>(() => SeedSpread.OfImages([[0.5], [0.5, 0.6]]));
    }
}
