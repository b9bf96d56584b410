using SegLab.Benchmarks.Reports;
using Xunit;

namespace SegLab.Tests.Benchmarks.Reports;

public sealed class BenchmarkRowTests
{
    [Theory]
    [InlineData(new[] { 3.0 }, 3, "3.0")]
    [InlineData(new[] { 5.0, 1, 3 }, 3, "3.0 (1.0–5.0)")]
    [InlineData(new[] { 4.0, 1, 2, 8 }, 3, "3.0 (1.0–8.0)")]
    public void TheMedianStandsInTheMiddle(double[] values, double median, string described)
    {
        var row = new BenchmarkRow("SegNet training", "images/s", values);
        Assert.Equal(median, row.Median());
        Assert.Equal(described, row.Describe());
    }

    [Theory]
    [InlineData(1, 2, 2, 3, true)]
    [InlineData(1, 4, 2, 3, true)]
    [InlineData(2, 3, 1, 4, true)]
    [InlineData(1, 2, 2.1, 3, false)]
    [InlineData(2.1, 3, 1, 2, false)]
    public void SpreadsOverlapWhereTheyShareAValue(double least, double most, double otherLeast, double otherMost, bool overlap) =>
        Assert.Equal(overlap, new BenchmarkRow("a", "s", [most, least]).Overlaps(new BenchmarkRow("b", "s", [otherLeast, otherMost])));
}
