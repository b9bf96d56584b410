using MathNet.Numerics.Distributions;
using SegLab.Statistics;
using Xunit;

namespace SegLab.Tests.Statistics;

public sealed class StudentizedRangeTests
{
    // Demšar 2006, table 5 (a): quantiles divided by √2, for k = 2 … 10.
    [Theory]
    [InlineData(0.05, new[] { 1.960, 2.343, 2.569, 2.728, 2.850, 2.949, 3.031, 3.102, 3.164 })]
    [InlineData(0.10, new[] { 1.645, 2.052, 2.291, 2.459, 2.589, 2.693, 2.780, 2.855, 2.920 })]
    public void DemsarsTable(double alpha, double[] values) =>
        Assert.All(values.Index(), entry => Assert.Equal(entry.Item, StudentizedRange.Quantile(1 - alpha, entry.Index + 2) / Math.Sqrt(2), 0.00101));

    // scipy 1.10.1, studentized_range.ppf(1 − α, k, 1e9)/√2.
    [Theory]
    [InlineData(2, 2.575829, 1.959964, 1.644854)]
    [InlineData(5, 3.254686, 2.727774, 2.459516)]
    [InlineData(9, 3.590339, 3.101730, 2.854606)]
    [InlineData(12, 3.740733, 3.268004, 3.029694)]
    [InlineData(15, 3.852654, 3.391230, 3.159199)]
    [InlineData(20, 3.991770, 3.543799, 3.319233)]
    public void ScipysQuantiles(int groups, double atOne, double atFive, double atTen) =>
        Assert.All([(0.01, atOne), (0.05, atFive), (0.10, atTen)], entry => Assert.Equal(entry.Item2, StudentizedRange.Quantile(1 - entry.Item1, groups) / Math.Sqrt(2), 2e-6));

    // scipy 1.10.1, studentized_range.cdf(q, k, inf).
    [Theory]
    [InlineData(1, 3, 0.24071264)]
    [InlineData(2.5, 5, 0.60745724)]
    [InlineData(4, 12, 0.8320757)]
    public void ScipysProbabilities(double q, int groups, double probability) => Assert.Equal(probability, StudentizedRange.Cdf(q, groups), 1e-7);

    // The difference of two standard normal draws is normal with variance 2.
    [Theory]
    [InlineData(0)]
    [InlineData(0.1)]
    [InlineData(1.7)]
    [InlineData(6)]
    [InlineData(50)]
    public void TheRangeOfTwoIsTheirDifference(double q) => Assert.Equal((2 * Normal.CDF(0, Math.Sqrt(2), q)) - 1, StudentizedRange.Cdf(q, 2), 1e-10);

    [Fact]
    public void WrongArgumentsAreRefused()
    {
        Assert.Throws<SegLabException>(() => StudentizedRange.Cdf(1, 1));
        Assert.Throws<SegLabException>(() => StudentizedRange.Quantile(1, 3));
    }
}
