using SegLab.Benchmarks.Gpu;
using TorchSharp;
using Xunit;

namespace SegLab.Tests.Benchmarks.Gpu;

public sealed class GpuCommandTests
{
    [Fact]
    public async Task WithoutCudaTheCommandEndsWithTwo()
    {
        Assert.SkipWhen(torch.cuda.is_available(), "This machine has CUDA.");
        Assert.Equal(2, await new GpuCommand().Parse([]).InvokeAsync());
    }
}
