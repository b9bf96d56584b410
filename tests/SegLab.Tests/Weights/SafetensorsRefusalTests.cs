using System.Text;
using SegLab.Weights;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace SegLab.Tests.Weights;

/// <summary>Files that are not what they should be: one clear message, no tensor left behind.</summary>
public sealed class SafetensorsRefusalTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("seglab-").FullName;

    private string WeightFile => Path.Combine(_folder, "weights.safetensors");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void AFileCutOffAnywhereIsRefused()
    {
        using (var scope = NewDisposeScope())
            SafetensorsFile.Save(WeightFile, new Dictionary<string, Tensor> { ["weight"] = ones(5), ["bias"] = ones(2) });
        var whole = File.ReadAllBytes(WeightFile);
        for (var length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(WeightFile, whole[..length]);
            Refuse("can't be read");
        }

        File.WriteAllBytes(WeightFile, [.. whole, 0]);
        Refuse("something was added to it");
    }

    [Fact]
    public void AMissingFileIsNamed()
        => Assert.Equal($"There is no weight file {WeightFile}.", Assert.Throws<SegLabException>(() => SafetensorsFile.Load(WeightFile)).Message);

    [Fact]
    public void ForeignFilesAreRefused()
    {
        File.WriteAllText(WeightFile, "PK\u0003\u0004 as torch.save writes it");
        Refuse("zip archive");
        File.WriteAllText(WeightFile, "<!DOCTYPE html><html>not found</html>");
        Refuse("no safetensors file");
        File.WriteAllBytes(WeightFile, new byte[64]);
        Refuse("not JSON");
        Directory.CreateDirectory(Path.Combine(_folder, "folder"));
        Assert.Throws<SegLabException>(() => SafetensorsFile.Load(Path.Combine(_folder, "folder")));
    }

    [Theory]
    [InlineData("""[1]""", "not a JSON object")]
    [InlineData("""{"a":1}""", "tensor a is not described")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1]}}""", "tensor a is not described")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,8]}}""", "tensor a is not described")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8,8]}}""", "tensor a is not described")]
    [InlineData("""{"a":{"dtype":"F8_E4M3","shape":[8],"data_offsets":[0,8]}}""", "type F8_E4M3")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}""", "does not fit")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4611686018427387904,4611686018427387904],"data_offsets":[0,8]}}""", "does not fit")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "not JSON")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "overlap or leave a gap")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "overlap or leave a gap")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "something was added")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}}""", "cut off")]
    [InlineData("""{"__metadata__":{"epoch":3},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "__metadata__")]
    [InlineData("""{"__metadata__":{"epoch":"\ud800"},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "not JSON")]
    public void AHeaderThatDoesNotFitItsDataIsRefused(string header, string reason)
    {
        var text = Encoding.UTF8.GetBytes(header);
        File.WriteAllBytes(WeightFile, [.. BitConverter.GetBytes((long)text.Length), .. text, .. new byte[8]]);
        Refuse(reason);
    }

    [Fact]
    public void AHugeHeaderIsRefusedWithoutBeingRead()
    {
        File.WriteAllBytes(WeightFile, [.. BitConverter.GetBytes(100_000_001L), .. new byte[100]]);
        Refuse("100000001 bytes");
        File.WriteAllBytes(WeightFile, [.. BitConverter.GetBytes(-1L), .. new byte[100]]);
        Refuse("no safetensors file");
    }

    private void Refuse(string reason)
    {
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        var message = Assert.Throws<SegLabException>(() => SafetensorsFile.Load(WeightFile)).Message;
        Assert.Contains(WeightFile, message, StringComparison.Ordinal);
        Assert.Contains(reason, message, StringComparison.Ordinal);
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }
}
