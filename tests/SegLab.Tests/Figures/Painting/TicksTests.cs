using FsCheck;
using FsCheck.Xunit;
using SegLab.Figures.Painting;
using Xunit;

namespace SegLab.Tests.Figures.Painting;

public sealed class TicksTests
{
    [Theory]
    [InlineData(0, 1, 5, false, "0.0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData(1, 40, 8, false, "5 10 15 20 25 30 35 40")]
    [InlineData(1, 3, 8, true, "1 2 3")]
    [InlineData(1, 3, 8, false, "1.0 1.2 1.4 1.6 1.8 2.0 2.2 2.4 2.6 2.8 3.0")]
    [InlineData(0.031, 0.122, 5, false, "0.04 0.06 0.08 0.10 0.12")]
    [InlineData(-1, 1, 4, false, "−1.0 −0.5 0.0 0.5 1.0")]
    [InlineData(0, 2e6, 2, false, "0 1e6 2e6")]
    public void MarksAreRoundNumbers(double from, double to, int about, bool whole, string expected)
    {
        Assert.Equal(expected, string.Join(' ', Ticks.Between(from, to, about, whole).Labels));
    }

    [Property]
    public bool MarksLieOnTheAxisAndDiffer(NormalFloat a, NormalFloat b, PositiveInt about)
    {
        var ticks = Ticks.For([a.Get % 1e12, b.Get % 1e12, double.NaN], 2 + (about.Get % 8), margin: 0.05);
        var slack = 1e-6 * (ticks.To - ticks.From);
        return ticks.To > ticks.From
            && ticks.Values.All(value => value >= ticks.From - slack && value <= ticks.To + slack)
            && ticks.Values.Count is >= 1 and <= 20
            && ticks.Values.Distinct().Count() == ticks.Values.Count;
    }

    [Fact]
    public void OneValueStandsInTheMiddle()
    {
        Assert.Equal(0.5f, Ticks.For([7], 5).Share(7), 1e-6);
    }
}
