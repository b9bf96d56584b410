using SegLab.Figures.Results;
using Xunit;

namespace SegLab.Tests.Figures.Results;

public sealed class DurationTests
{
    [Theory]
    [InlineData(0, "0 s")]
    [InlineData(8.4, "8 s")]
    [InlineData(59.4, "59 s")]
    [InlineData(59.7, "1 min 0 s")]
    [InlineData(60, "1 min 0 s")]
    [InlineData(119.8, "2 min 0 s")]
    [InlineData(150, "2 min 30 s")]
    [InlineData(3599.9, "1 h 0 min")]
    [InlineData(3900, "1 h 5 min")]
    [InlineData(90_000, "25 h 0 min")]
    public void IsSaidAsPeopleSayIt(double seconds, string expected) => Assert.Equal(expected, Duration.Text(TimeSpan.FromSeconds(seconds)));
}
