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

    [Fact]
    public void WhoAsksForItWhereItIsSlowIsTold()
    {
        Assert.Equal(BFloat16Support.IsInProcessor() == false, BFloat16Support.Warning(new TrainingOptions { Precision = Precision.BFloat16 }) is not null);
        Assert.Null(BFloat16Support.Warning(new TrainingOptions()));
    }
}
