using SegLab.Benchmarks.Throughput;
using Xunit;

namespace SegLab.Tests.Benchmarks.Throughput;

public sealed class PytorchTimesTests
{
    private const string Heading = "torch 1.13.1+debian threads 2 batch 25 size 256 timed steps 2\n";

    [Fact]
    public void EveryStepOfTheNetworkIsRead()
    {
        var times = PytorchTimes.Parse($"{Heading}SegNet         train 1.2 img/s (steps 20.13, 19.80 s) | infer 7.0 img/s (steps 3.55, 3.60 s)\nSegNet2        train 3.0 img/s (steps 8.30 s) | infer 9.0 img/s (steps 2.70 s)\n", "SegNet2");
        Assert.Equal([8.30], times.Training);
        Assert.Equal([2.70], times.Inference);

        times = PytorchTimes.Parse($"{Heading}SegNet         train 1.2 img/s (steps 20.13, 19.80 s) | infer 7.0 img/s (steps 3.55, 3.60 s)\r\n", "SegNet");
        Assert.Equal([20.13, 19.80], times.Training);
        Assert.Equal([3.55, 3.60], times.Inference);
    }

    [Theory]
    [InlineData("", "printed no times for UNet")]
    [InlineData(Heading, "printed no times for UNet")]
    [InlineData("UNet train 1.2 img/s (steps 20.13", "printed no times for UNet")]
    [InlineData("UNet2 train 1.2 img/s (steps 20.13 s) | infer 7.0 img/s (steps 3.55 s)", "printed no times for UNet")]
    [InlineData("UNet train 400.0 img/s (steps 0.01 s) | infer 900.0 img/s (steps 0.00 s)", "less than the 0.01 s")]
    public void WhatCannotBeReadIsSaid(string output, string message) =>
        Assert.Contains(message, Assert.Throws<SegLabException>(() => PytorchTimes.Parse(output, "UNet")).Message, StringComparison.Ordinal);
}
