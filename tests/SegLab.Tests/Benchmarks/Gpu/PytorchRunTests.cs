using SegLab.Benchmarks.Gpu;
using Xunit;

namespace SegLab.Tests.Benchmarks.Gpu;

public sealed class PytorchRunTests
{
    [Fact]
    public void TheLastLineIsRead()
    {
        var run = PytorchRun.Parse("a warning\n{\"torch\": \"2.10.0\", \"device\": \"A GPU\", \"seconds\": [1.5, 2]}\n");
        Assert.Equal(("2.10.0", "A GPU"), (run.Torch, run.Device));
        Assert.Equal([1.5, 2], run.Seconds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{\"torch\": \"2.10.0\"}")]
    public void AnotherOutputIsRefused(string output) =>
        Assert.Contains("printed no times", Assert.Throws<SegLabException>(() => PytorchRun.Parse(output)).Message, StringComparison.Ordinal);
}
