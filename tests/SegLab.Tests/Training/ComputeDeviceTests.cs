using SegLab.Training;
using TorchSharp;
using Xunit;

namespace SegLab.Tests.Training;

public sealed class ComputeDeviceTests
{
    [Theory]
    [InlineData("cpu")]
    [InlineData(" CPU ")]
    public void TheProcessorIsAlwaysThere(string name) => Assert.Equal(DeviceType.CPU, ComputeDevice.Parse(name).type);

    [Fact]
    public void AutoTakesAGpuWhereThereIsOne() =>
        Assert.Equal(torch.cuda.is_available() ? DeviceType.CUDA : torch.mps_is_available() ? DeviceType.MPS : DeviceType.CPU, ComputeDevice.Parse("auto").type);

    [Theory]
    [InlineData("")]
    [InlineData("gpu")]
    [InlineData("cuda:")]
    [InlineData("cuda:-1")]
    [InlineData("cuda:x")]
    [InlineData("cuda:0:1")]
    [InlineData("cpu:1")]
    [InlineData("auto:1")]
    public void AnUnknownNameIsAnsweredWithTheList(string name) =>
        Assert.Equal($"Device = \"{name}\": there is no such device. There are: cpu, cuda, cuda:0, mps, auto.", Assert.Throws<SegLabException>(() => ComputeDevice.Parse(name)).Message);

    [Theory]
    [InlineData("cuda")]
    [InlineData("CUDA:1")]
    public void CudaWhereThereIsNoneSaysWhatItTakes(string name)
    {
        Assert.SkipWhen(torch.cuda.is_available(), "This machine has CUDA.");
        var message = Assert.Throws<SegLabException>(() => ComputeDevice.Parse(name)).Message;
        Assert.StartsWith($"Device = \"{name}\": there is no CUDA here", message, StringComparison.Ordinal);
        Assert.Contains("-p:TorchBackend=cuda", message, StringComparison.Ordinal);
        Assert.Contains("Device = \"cpu\"", message, StringComparison.Ordinal);
    }

    [Fact]
    public void MpsWhereThereIsNoneSaysWhatToUse()
    {
        Assert.SkipWhen(torch.mps_is_available(), "This machine has MPS.");
        Assert.Contains("Use Device = \"cpu\"", Assert.Throws<SegLabException>(() => ComputeDevice.Parse("mps")).Message, StringComparison.Ordinal);
    }
}
