using System.Text.Json;
using SegLab.Weights;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace SegLab.Tests.Weights;

public sealed class SafetensorsFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("seglab-").FullName;

    private string WeightFile => Path.Combine(_folder, "weights.safetensors");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void EveryTypeAndShapeComesBackAsItWas()
    {
        using var scope = NewDisposeScope();
        var numbers = tensor(new[] { 0.0, 1, 2.5, 250, 3, 4 });
        var tensors = new[] { ScalarType.Byte, ScalarType.Bool, ScalarType.Float16, ScalarType.BFloat16, ScalarType.Float32, ScalarType.Int32, ScalarType.Float64, ScalarType.Int64 }
            .ToDictionary(type => $"as.{type}", type => numbers.to_type(type).reshape(2, 3));
        tensors["scalar"] = tensor(7L);
        tensors["empty"] = zeros(0, 3);
        tensors["transposed"] = arange(6, ScalarType.Float32).reshape(2, 3).t();
        tensors["Gewicht \"ä\""] = ones(1);
        SafetensorsFile.Save(WeightFile, tensors);

        var loaded = SafetensorsFile.Load(WeightFile);
        Assert.Equal(tensors.Keys.Order(), loaded.Keys.Order());
        foreach (var (name, expected) in tensors)
        {
            Assert.Equal(expected.dtype, loaded[name].dtype);
            Assert.Equal(expected.shape, loaded[name].shape);
            Assert.True((expected == loaded[name]).all().item<bool>(), name);
        }
    }

    [Fact]
    public void TheFileIsLaidOutAsTheFormatDemands()
    {
        using var scope = NewDisposeScope();
        SafetensorsFile.Save(WeightFile, new Dictionary<string, Tensor> { ["mask"] = tensor(new byte[] { 1, 2, 3 }), ["weight"] = tensor(new[] { 1.5f, 2 }), ["steps"] = tensor(9L) }, new Dictionary<string, string> { ["model"] = "SegNet" });

        var bytes = File.ReadAllBytes(WeightFile);
        var length = (int)BitConverter.ToInt64(bytes, 0);
        Assert.Equal(0, length % 8);
        Assert.Equal((byte)'{', bytes[8]);
        using var header = JsonDocument.Parse(bytes.AsMemory(8, length));
        Assert.Equal("""{"__metadata__":{"model":"SegNet","format":"pt"},"steps":{"dtype":"I64","shape":[],"data_offsets":[0,8]},"weight":{"dtype":"F32","shape":[2],"data_offsets":[8,16]},"mask":{"dtype":"U8","shape":[3],"data_offsets":[16,19]}}""", header.RootElement.GetRawText());
        Assert.Equal(8 + length + 19, bytes.Length);
        Assert.Equal([9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xC0, 0x3F, 0, 0, 0, 0x40, 1, 2, 3], bytes[(8 + length)..]);
        Assert.Equal("SegNet", SafetensorsFile.ReadMetadata(WeightFile)["model"]);
    }

    [Fact]
    public void ANetworksWeightsComeBackIntoAnother()
    {
        using var scope = NewDisposeScope();
        using var first = Network(channels: 4);
        using var second = Network(channels: 4);
        using var input = ones(2, 3, 8, 8);
        first.train();
        first.forward(input);
        SafetensorsFile.Save(WeightFile, first.state_dict());
        Assert.Equal(1, SafetensorsFile.Load(WeightFile)["norm.num_batches_tracked"].item<long>());

        SafetensorsFile.LoadInto(second, WeightFile);
        first.eval();
        second.eval();
        Assert.True((first.forward(input) == second.forward(input)).all().item<bool>());
        Assert.All(second.parameters(), parameter => Assert.True(parameter.requires_grad));
    }

    [Fact]
    public void AnotherNetworksWeightsAreRefusedWithEveryDifferenceAndNothingChanges()
    {
        using var scope = NewDisposeScope();
        using var network = Network(channels: 4);
        var weights = network.state_dict().ToDictionary(pair => pair.Key, pair => pair.Value.detach().clone());
        weights.Remove("conv.bias");
        weights["head.weight"] = ones(1);
        weights["norm.weight"] = zeros(5);
        weights["norm.running_mean"] = zeros([4], ScalarType.Int64);
        SafetensorsFile.Save(WeightFile, weights);

        var before = network.state_dict()["conv.weight"].detach().clone();
        var message = Assert.Throws<SegLabException>(() => SafetensorsFile.LoadInto(network, WeightFile)).Message;
        Assert.Contains("conv.bias is missing in the file", message, StringComparison.Ordinal);
        Assert.Contains("head.weight is in the file and not in the network", message, StringComparison.Ordinal);
        Assert.Contains("norm.weight is [5] in the file and [4] in the network", message, StringComparison.Ordinal);
        Assert.Contains("norm.running_mean is Int64", message, StringComparison.Ordinal);
        Assert.True((before == network.state_dict()["conv.weight"]).all().item<bool>());
    }

    [Fact]
    public void LeavesNoTensorBehindButThoseItReturns()
    {
        using var network = Network(channels: 4);
        network.state_dict();
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        SafetensorsFile.Save(WeightFile, network.state_dict());
        SafetensorsFile.LoadInto(network, WeightFile);
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        foreach (var tensor in SafetensorsFile.Load(WeightFile).Values)
            tensor.Dispose();
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void AnExistingFileStaysWholeWhenSavingFails()
    {
        using var scope = NewDisposeScope();
        var whole = new Dictionary<string, Tensor> { ["weight"] = ones(3) };
        SafetensorsFile.Save(WeightFile, whole);
        var error = Assert.Throws<SegLabException>(() => SafetensorsFile.Save(WeightFile, new Dictionary<string, Tensor> { ["phase"] = zeros([2], ScalarType.ComplexFloat32) }));
        Assert.Contains("phase is ComplexFloat32", error.Message, StringComparison.Ordinal);
        Assert.Throws<SegLabException>(() => SafetensorsFile.Save(Path.Combine(WeightFile, "below"), whole));
        Assert.Throws<SegLabException>(() => SafetensorsFile.Save(_folder, whole));
        Assert.Equal([WeightFile], Directory.GetFiles(_folder));
        Assert.True((ones(3) == SafetensorsFile.Load(WeightFile)["weight"]).all().item<bool>());
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(_folder)!, $"{Path.GetFileName(_folder)}.*.part"));
    }

    private static nn.Module<Tensor, Tensor> Network(long channels)
        => nn.Sequential(("conv", nn.Conv2d(3, channels, 3)), ("norm", nn.BatchNorm2d(channels)));
}
