using SegLab.Benchmarks.Memory;
using Xunit;

namespace SegLab.Tests.Benchmarks.Memory;

public sealed class PeakMemoryTests
{
    [Theory]
    [InlineData("Name:\tpython3\nVmPeak:\t  400000 kB\nVmHWM:\t    2048 kB\nVmRSS:\t    1024 kB\n", 2.0)]
    [InlineData("Name:\tpython3\nState:\tZ (zombie)\n", null)]
    [InlineData("", null)]
    public void ThePeakIsReadInMebibytes(string status, double? mebibytes) => Assert.Equal(mebibytes, PeakMemory.Parse(status));
}
