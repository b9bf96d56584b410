using System.Runtime.Intrinsics.X86;
using SegLab.Models;
using SegLab.Training;
using Xunit;

namespace SegLab.Tests.Training;

public sealed class BFloat16SupportTests
{
    private const string LinuxProcessor = "/proc/cpuinfo";

    [Fact]
    public void TheProcessorIsAsLinuxDescribesIt()
    {
        Assert.SkipUnless(File.Exists(LinuxProcessor) && X86Base.IsSupported, "Only Linux on x86 lists the processor's instructions.");
        var flags = File.ReadLines(LinuxProcessor).First(line => line.StartsWith("flags", StringComparison.Ordinal)).Split(' ');
        Assert.Equal(flags.Contains("avx512_bf16") || flags.Contains("amx_bf16"), BFloat16Support.IsInProcessor());
    }

    [Theory]
    [InlineData(Precision.BFloat16, false, true)]
    [InlineData(Precision.BFloat16, true, false)]
    [InlineData(Precision.BFloat16, null, false)]
    [InlineData(Precision.Float32, false, false)]
    public void WhoAsksForItWhereItIsSlowIsTold(Precision precision, bool? isInProcessor, bool isTold)
    {
        var warning = BFloat16Support.Warning(new TrainingOptions { Precision = precision }, isInProcessor);
        Assert.Equal(isTold, warning is not null);
        if (isTold)
            Assert.Contains("at least twice as long here as in float32", warning, StringComparison.Ordinal);
    }
}
