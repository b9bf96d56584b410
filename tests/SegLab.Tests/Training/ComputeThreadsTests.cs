using SegLab.Training;
using TorchSharp;
using Xunit;

namespace SegLab.Tests.Training;

public sealed class ComputeThreadsTests
{
    [Theory]
    [InlineData(4, null, 4)]
    [InlineData(4, "", 4)]
    [InlineData(4, "2", 2)]
    [InlineData(4, " 3 ", 3)]
    [InlineData(4, "2,1", 2)]
    [InlineData(4, "8", 4)]
    [InlineData(4, "0", 4)]
    [InlineData(4, "-1", 4)]
    [InlineData(4, "many", 4)]
    [InlineData(1, "2", 1)]
    public void NeverMoreThreadsThanCoresAndFewerWhereAsked(int cores, string? asked, int threads) => Assert.Equal(threads, ComputeThreads.Allowed(cores, asked));

    [Theory]
    [InlineData("0.50 0.40 0.30 1/96 100", 2, null)]
    [InlineData("2.00 9.00 9.00 1/96 100", 2, null)]
    [InlineData("4.26 0.40 0.30 5/96 100", 2, "4.3 processes shared 2 cores")]
    [InlineData("1.50 0.40 0.30 5/96 100", 1, "1.5 processes shared 1 core in")]
    [InlineData("", 1, null)]
    public void ABusyMachineIsTold(string load, int cores, string? told)
    {
        var warning = ComputeThreads.Warning(load, cores);
        if (told is null)
            Assert.Null(warning);
        else
            Assert.Contains(told, warning, StringComparison.Ordinal);
    }

    [Fact]
    public void TorchUsesNoMoreThreadsThanAllowed()
    {
        var threads = ComputeThreads.Limit();
        Assert.InRange(threads, 1, Environment.ProcessorCount);
        Assert.Equal(threads, torch.get_num_threads());
    }
}
